package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.Draft;
import io.escala.core.send.SendRequest;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.ChannelAvailability;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Role;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Expected;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.template.TemplateStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A scheduled message whose time has come")
class ScheduleRulesTest {
    private static final String MOBILE = "5491155550001";
    private static final Instant AT = SendFixture.NOON.plus(Duration.ofHours(2));
    private static final Actor AUTOMATION = Actor.automation(SendFixture.ACCOUNT);

    private final SendFixture fixture = new SendFixture();
    private ContactId rosa = new ContactId("unset");
    private ConversationId chat = new ConversationId("unset");

    @BeforeEach
    void createConversation() {
        rosa = fixture.contact("rosa", Map.of(MOBILE, EnumSet.of(KeyRole.WHATSAPP)), null, true, Origin.PERSON);
        IdentityId person = fixture.person(Channel.WHATSAPP, SendFixture.number(MOBILE));
        fixture.link(person, rosa);
        chat = fixture.conversation(SendFixture.WHATSAPP, person);
        fixture.wrote(chat, SendFixture.NOON);
        fixture.template = SendFixture.template(TemplateCategory.MARKETING, TemplateStatus.APPROVED, "Hello");
    }

    private ScheduledMessage text(Actor by) {
        return schedule(SendRequest.to(chat).text("hello"), by);
    }

    private ScheduledMessage offer() {
        return schedule(
                SendRequest.to(rosa)
                        .from(SendFixture.WHATSAPP.id())
                        .draft(Draft.template("hello").language("es")),
                SendFixture.ADMINISTRATOR);
    }

    private ScheduledMessage schedule(SendRequest request, Actor by) {
        SendPlan plan = fixture.judge(request, by);
        assertThat(plan.preview().refusals()).isEmpty();
        return ScheduleDecision.schedule(fixture.unit(), plan, request.sendAt(AT), by);
    }

    private Outcome<SendTarget> judge(ScheduledMessage message, Actor author, Set<Entitlement> has, Instant now) {
        return ScheduleRules.judge(fixture.state, message, author, has, fixture.settings, now);
    }

    private List<Reason> reasons(ScheduledMessage message, Actor author, Instant now) {
        return judge(message, author, EnumSet.allOf(Entitlement.class), now).refusals().stream()
                .map(Refusal::reason)
                .toList();
    }

    @Test
    void isSentWhenNothingHasChanged() {
        assertThat(reasons(text(SendFixture.ADMINISTRATOR), SendFixture.ADMINISTRATOR, AT))
                .isEmpty();
        assertThat(reasons(offer(), SendFixture.ADMINISTRATOR, AT)).isEmpty();
    }

    @Test
    void needsThePlanUnlessTheHostScheduledIt() {
        ScheduledMessage ofUser = text(SendFixture.ADMINISTRATOR);
        assertThat(judge(ofUser, SendFixture.ADMINISTRATOR, Set.of(), AT).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Reason.NOT_ENTITLED);
        Actor host = Actor.host(SendFixture.ACCOUNT);
        assertThat(judge(text(host), host, Set.of(), AT).isDone()).isTrue();
    }

    @Test
    void needsTheRoleOfThatTime() {
        ScheduledMessage message = text(SendFixture.ADMINISTRATOR);

        assertThat(reasons(message, Actor.user(SendFixture.ACCOUNT, SendFixture.ANA, Role.NONE), AT))
                .containsExactly(Reason.NOT_FOUND);
        assertThat(reasons(message, Actor.user(SendFixture.ACCOUNT, SendFixture.ANA, Role.SALES_USER), AT))
                .containsExactly(Reason.NOT_FOUND);
        assertThat(reasons(offer(), Actor.user(SendFixture.ACCOUNT, SendFixture.ANA, Role.EDITOR), AT))
                .containsExactly(Reason.NOT_PERMITTED);
    }

    @Test
    void waitsInTheQueueForALineThatIsStopped() {
        ScheduledMessage message = text(SendFixture.ADMINISTRATOR);
        fixture.state.apply(new AccountChange.SetLineAvailability(SendFixture.WHATSAPP.id(), false));

        assertThat(reasons(message, SendFixture.ADMINISTRATOR, AT)).isEmpty();
    }

    @Test
    void needsAChannelThatTheAccountUses() {
        ScheduledMessage message = text(SendFixture.ADMINISTRATOR);
        fixture.state
                .account()
                .put(AccountSettings.of(SendFixture.ACCOUNT, "AR", ZoneOffset.UTC)
                        .withAvailability(Channel.WHATSAPP, ChannelAvailability.OFF));

        assertThat(reasons(message, SendFixture.ADMINISTRATOR, AT)).containsExactly(Reason.CHANNEL_UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "23:59:59, true", "24, false", "48, false"})
    void isNotSentLaterThanATemplateMayWait(String late, boolean sent) {
        Duration by =
                late.contains(":") ? Duration.ofHours(24).minusSeconds(1) : Duration.ofHours(Long.parseLong(late));

        Outcome<SendTarget> judged =
                judge(offer(), SendFixture.ADMINISTRATOR, EnumSet.allOf(Entitlement.class), AT.plus(by));

        assertThat(judged.isDone()).isEqualTo(sent);
        if (!sent) {
            assertThat(judged.refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.reason()).isEqualTo(Reason.TIME_NOT_POSSIBLE);
                assertThat(refusal.cause()).contains(Cause.PASSED);
            });
        }
    }

    @Test
    void textNeedsAnOpenWindowAndATemplateDoesNot() {
        Instant closed = SendFixture.NOON.plus(Duration.ofHours(24));

        assertThat(reasons(text(AUTOMATION), AUTOMATION, closed)).containsExactly(Reason.WINDOW_CLOSED);
        assertThat(reasons(offer(), SendFixture.ADMINISTRATOR, closed)).isEmpty();
    }

    @Test
    void onMessengerAPersonMayAnswerForSevenDays() {
        fixture.state
                .account()
                .put(AccountSettings.of(SendFixture.ACCOUNT, "AR", ZoneOffset.UTC)
                        .withHumanAgent(true));
        chat = fixture.conversation(
                SendFixture.MESSENGER,
                fixture.person(Channel.MESSENGER, new IdentityKey(IdentityKeyKind.PSID, "1041", "249")));
        fixture.wrote(chat, SendFixture.NOON);
        Instant closed = SendFixture.NOON.plus(Duration.ofHours(25));

        assertThat(reasons(text(SendFixture.ADMINISTRATOR), SendFixture.ADMINISTRATOR, closed))
                .isEmpty();
        assertThat(reasons(text(AUTOMATION), AUTOMATION, closed)).containsExactly(Reason.WINDOW_CLOSED);
    }

    @Test
    void templateThatMetaStoppedIsRefused() {
        ScheduledMessage message = offer();
        fixture.reported(TemplateReport.Aspect.STATUS, "PAUSED");

        assertThat(reasons(message, SendFixture.ADMINISTRATOR, AT)).containsExactly(Reason.TEMPLATE_NOT_APPROVED);
    }

    @Test
    void marketingNeedsTheConsentOfThatTime() {
        ScheduledMessage message = offer();
        fixture.consent(rosa, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN);

        assertThat(reasons(message, SendFixture.ADMINISTRATOR, AT)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
    }

    @Test
    void endExpectsThatItStillWaits() {
        ScheduledMessage message = text(SendFixture.ADMINISTRATOR);
        UnitOfWork unit = fixture.unit();

        ScheduleDecision.setOut(
                unit,
                message,
                judge(message, SendFixture.ADMINISTRATOR, EnumSet.allOf(Entitlement.class), AT),
                SendFixture.ADMINISTRATOR);

        assertThat(unit.changeSet().orElseThrow().expected())
                .contains(new Expected(
                        Expected.Kind.SCHEDULED_MESSAGE, message.id().value(), 0));
        assertThat(unit.state().conversations().message(message.id())).isPresent();
    }
}
