package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.SendOutcome;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.core.port.Metrics;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.template.TemplateValue;
import io.escala.crm.Channel;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateStatus;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Consent changes between queueing and dispatch, tested on State only. */
class MarketingDispatchTest {
    private static final Lease LEASE = new Lease(SendFixture.ACCOUNT, "send/wa", "token");
    private static final String MOBILE = "5491155550001";
    private static final Instant LATER = SendFixture.NOON.plusSeconds(60);
    private static final DeliveryError NOT_ALLOWED =
            new DeliveryError(0, 0, Refusal.Reason.MARKETING_NOT_ALLOWED.name());

    private final SendFixture fixture = new SendFixture();
    private ContactId rosa = new ContactId("unset");
    private IdentityId person = new IdentityId("unset");
    private ConversationId chat = new ConversationId("unset");

    @BeforeEach
    void createMarketingContact() {
        rosa = fixture.contact("rosa", Map.of(MOBILE, EnumSet.of(KeyRole.WHATSAPP)), null, true, Origin.PERSON);
        person = fixture.person(Channel.WHATSAPP, SendFixture.number(MOBILE));
        fixture.link(person, rosa);
        chat = fixture.conversation(SendFixture.WHATSAPP, person);
        fixture.wrote(chat, SendFixture.NOON);
    }

    /** An event after the message was queued. */
    private interface WhileQueued {
        void happens(MarketingDispatchTest here);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("nothing", true, here -> {}),
                row("stopped on the channel", false, here -> here.says(here.person, ConsentState.WITHDRAWN, LATER)),
                row("stopped and resumed on the channel", true, here -> {
                    here.says(here.person, ConsentState.WITHDRAWN, LATER);
                    here.says(here.person, ConsentState.GRANTED, LATER.plusSeconds(1));
                }),
                row("resumed and stopped on the channel", false, here -> {
                    here.says(here.person, ConsentState.GRANTED, LATER);
                    here.says(here.person, ConsentState.WITHDRAWN, LATER.plusSeconds(1));
                }),
                row("consent to marketing taken back", false, here -> here.consents(ConsentState.WITHDRAWN)),
                row("consent to marketing taken back and given again", true, here -> {
                    here.consents(ConsentState.WITHDRAWN);
                    here.consents(ConsentState.GRANTED);
                }),
                row("stopped as another person of the contact on the channel", false, here -> {
                    IdentityId other = here.fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.2"));
                    here.fixture.link(other, here.rosa);
                    here.says(other, ConsentState.WITHDRAWN, LATER);
                }),
                row("stopped on another channel", true, here -> {
                    IdentityId other = here.fixture.person(
                            Channel.MESSENGER, new IdentityKey(IdentityKeyKind.PSID, "1041", "psid-1"));
                    here.fixture.link(other, here.rosa);
                    here.says(other, ConsentState.WITHDRAWN, LATER);
                }),
                row("stopped by somebody of another contact", true, here -> {
                    IdentityId other = here.fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.3"));
                    here.fixture.link(other, here.fixture.contact("carla", Map.of()));
                    here.says(other, ConsentState.WITHDRAWN, LATER);
                }),
                row("stopped by whoever has the number by now", false, here -> {
                    IdentityId other = here.fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.4"));
                    IdentityAlias before = here.fixture
                            .state
                            .identities()
                            .alias(here.person, SendFixture.number(MOBILE))
                            .orElseThrow();
                    here.fixture.state.apply(new IdentityChange.EndAlias(before, LATER));
                    here.fixture.state.apply(new IdentityChange.SeeAlias(IdentityAlias.since(
                            SendFixture.ACCOUNT, other, SendFixture.number(MOBILE), AliasGrade.CONFIRMED, LATER)));
                    here.says(other, ConsentState.WITHDRAWN, LATER);
                }),
                row(
                        "no contact any more",
                        false,
                        here -> here.fixture.state.apply(new IdentityChange.LinkIdentity(here.person, null))));
    }

    private static Arguments row(String what, boolean goesOut, WhileQueued meanwhile) {
        return Arguments.of(what, goesOut, meanwhile);
    }

    @ParameterizedTest(name = "{0}: goes out = {1}")
    @MethodSource("table")
    void consentChangeWhileQueuedDecidesTheSend(String what, boolean goesOut, WhileQueued meanwhile) {
        Queued offer = queue(TemplateCategory.MARKETING);
        meanwhile.happens(this);

        boolean out = dispatch(offer).dispatch() != null;

        assertThat(out).isEqualTo(goesOut);
        assertThat(delivery(offer).status()).isEqualTo(goesOut ? DeliveryStatus.STARTED : DeliveryStatus.FAILED);
    }

    @ParameterizedTest
    @MethodSource("table")
    void sameRuleAppliesWhenTheSendIsRequested(String what, boolean goesOut, WhileQueued meanwhile) {
        queue(TemplateCategory.MARKETING);
        meanwhile.happens(this);

        assertThat(fixture.decide(
                                Recipient.conversation(chat),
                                Draft.template("hello").language("es").values(TemplateValue.fixed("Rosa")))
                        .allowed())
                .isEqualTo(goesOut);
    }

    @Test
    void withheldSendEndsAsARefusalWithItsReason() {
        Queued offer = queue(TemplateCategory.MARKETING);
        says(person, ConsentState.WITHDRAWN, LATER);

        UnitOfWork unit = fixture.unit().under(LEASE);
        DispatchDecision decision = DispatchDecision.decide(
                unit,
                offer.item(),
                EnumSet.allOf(Entitlement.class),
                EnumSet.allOf(Channel.class),
                fixture.settings,
                new LineTraffic(new LineCredentials(Map.of())));
        ChangeSet changes = unit.changeSet().orElseThrow();

        assertThat(decision.verdict()).isEqualTo(Verdict.SETTLED);
        assertThat(decision.ended()).isEqualTo(new DispatchDecision.Ended(Channel.WHATSAPP, Metrics.Sent.REFUSED));
        assertThat(delivery(offer).error()).isEqualTo(NOT_ALLOWED);
        assertThat(delivery(offer).times()).doesNotContainKey(DeliveryStatus.STARTED);
        assertThat(changes.events())
                .containsExactly(new CrmEvent.DeliveryChanged(chat, offer.message(), DeliveryStatus.FAILED));
        assertThat(changes.done()).containsExactly(offer.item().key());
        assertThat(changes.rescheduled()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = TemplateCategory.class, mode = EnumSource.Mode.EXCLUDE, names = "MARKETING")
    void otherTemplatesAreSent(TemplateCategory category) {
        Queued order = queue(category);
        says(person, ConsentState.WITHDRAWN, LATER);
        consents(ConsentState.WITHDRAWN);

        assertThat(dispatch(order).dispatch()).isNotNull();
    }

    @Test
    void answerIsSent() {
        Queued answer = queue(Draft.text("hi"));
        says(person, ConsentState.WITHDRAWN, LATER);
        consents(ConsentState.WITHDRAWN);

        assertThat(dispatch(answer).dispatch()).isNotNull();
    }

    @Test
    void consentIsCheckedAgainAtEveryAttempt() {
        Queued offer = queue(TemplateCategory.MARKETING);
        dispatch(offer);
        UnitOfWork unit = fixture.unit().under(LEASE);
        OutcomeDecision outcome = new OutcomeDecision(unit, offer.message(), 0, fixture.now);
        SendOutcome later =
                new SendOutcome.TryLater(SendOutcome.Scope.LINE, new DeliveryError(130_429, 0, "slow down"), null);
        outcome.facts(later, null);
        outcome.settle(later, offer.item(), fixture.now.plusSeconds(1), fixture.settings);
        WorkItem again = unit.changeSet().orElseThrow().rescheduled().get(0);
        says(person, ConsentState.WITHDRAWN, LATER);

        assertThat(dispatch(new Queued(offer.message(), again)).verdict()).isEqualTo(Verdict.SETTLED);
        assertThat(delivery(offer).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery(offer).error()).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void optOutAfterDispatchDoesNotStopTheSend() {
        Queued offer = queue(TemplateCategory.MARKETING);
        assertThat(dispatch(offer).dispatch()).isNotNull();
        says(person, ConsentState.WITHDRAWN, LATER);

        UnitOfWork unit = fixture.unit().under(LEASE);
        OutcomeDecision outcome = new OutcomeDecision(unit, offer.message(), 0, fixture.now);
        outcome.facts(new SendOutcome.Accepted("wamid.1", List.of()), null);

        assertThat(delivery(offer).status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(delivery(offer).error()).isNull();
    }

    @Test
    void optOutWhileTheLineIsUnavailableDropsTheOffer() {
        Queued offer = queue(TemplateCategory.MARKETING);
        fixture.state.account().put(SendFixture.WHATSAPP.withAvailable(false));
        says(person, ConsentState.WITHDRAWN, LATER);

        assertThat(dispatch(offer).verdict()).isEqualTo(Verdict.SETTLED);
        assertThat(delivery(offer).error()).isEqualTo(NOT_ALLOWED);
    }

    /** A message, and the work that sends it. */
    private record Queued(MessageId message, WorkItem item) {}

    private Queued queue(TemplateCategory category) {
        fixture.template = SendFixture.template(category, TemplateStatus.APPROVED, "Hola {{1}}");
        return queue(Draft.template("hello").language("es").values(TemplateValue.fixed("Rosa")));
    }

    private Queued queue(Draft draft) {
        SendFixture.Queued queued = fixture.send(
                SendRequest.to(Recipient.conversation(chat)).draft(draft).reference("r"), SendFixture.ADMINISTRATOR);
        return new Queued(
                queued.result().messages().get(0), queued.changes().enqueued().get(0));
    }

    private void says(IdentityId who, ConsentState said, Instant at) {
        fixture.said(who, said, at);
    }

    private void consents(ConsentState said) {
        fixture.consent(rosa, ConsentPurpose.MARKETING, said);
    }

    private DispatchDecision dispatch(Queued queued) {
        return DispatchDecision.decide(
                fixture.unit().under(LEASE),
                queued.item(),
                EnumSet.allOf(Entitlement.class),
                EnumSet.allOf(Channel.class),
                fixture.settings,
                new LineTraffic(new LineCredentials(Map.of())));
    }

    private Delivery delivery(Queued queued) {
        return DeliveryProgress.delivery(
                fixture.state.conversations().message(queued.message()).orElseThrow());
    }
}
