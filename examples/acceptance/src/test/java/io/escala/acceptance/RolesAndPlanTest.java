package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Registration;
import io.escala.core.inbox.Desk;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.EventPage;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;

/** Permissions by role and plan. */
class RolesAndPlanTest {
    private static final String ROSA = "5493415550101";
    private static final NewContact FORM = NewContact.consenting("Rosa", "Paz");
    private static final Draft READY = Draft.template("order_ready")
            .language("es")
            .values(TemplateValue.bound(TemplateField.FIRST_NAME, "cliente"));

    private static List<Refusal> refusals(Outcome<?> result) {
        assertThat(result).isInstanceOf(Outcome.Refused.class);
        return result.refusals();
    }

    @EveryStore
    @DisplayName("S1 Administrators register from the inbox; sales users and editors do not, in any of the three ways")
    void onlyAdministratorsRegister(InboxFixture fixture) {
        ContactCard ana = fixture.add(NewContact.consenting("Ana", "Sol").email("ana@example.com"));
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        var id = view.conversation().id();
        Actor onlooker = fixture.custom(Permission.CONVERSE_ALL);

        for (Actor actor : List.of(fixture.salesUser(), fixture.editor(), onlooker)) {
            assertThat(refusals(fixture.inbox().as(actor).contacts().create(id, FORM)))
                    .extracting(Refusal::reason)
                    .contains(Refusal.Reason.NOT_PERMITTED);
            assertThat(fixture.inbox().as(actor).contacts().associate(id, ana.id(), AssociateOptions.defaults()))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(fixture.inbox().as(actor).contacts().createOrAssociate(id))
                    .isInstanceOf(Outcome.Refused.class);
        }
        assertThat(fixture.view(id).registration()).isEqualTo(Registration.UNREGISTERED);

        assertThat(fixture.inbox().as(fixture.administrator()).contacts().create(id, FORM))
                .isInstanceOf(Outcome.Done.class);
    }

    @EveryStore
    @DisplayName("S1 A role of one's own registers exactly when it holds that permission and sees the conversation")
    void customRoleNeedsPermissionAndVisibility(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        var id = view.conversation().id();

        assertThat(refusals(fixture.inbox()
                        .as(fixture.custom(Permission.CONVERSE_UNASSIGNED))
                        .contacts()
                        .create(id, FORM)))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        assertThat(fixture.inbox()
                        .as(fixture.custom(Permission.REGISTER_CONTACTS))
                        .contacts()
                        .create(id, FORM))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(fixture.inbox()
                        .as(fixture.custom(Permission.REGISTER_CONTACTS, Permission.CONVERSE_UNASSIGNED))
                        .contacts()
                        .create(id, FORM))
                .isInstanceOf(Outcome.Done.class);
    }

    @EveryStore
    @DisplayName(
            "S10, S11 Without the Pro plan or the WhatsApp add-on nothing is registered or sent, and an adviser is named as the way")
    void missingPlanRefusesRegisteringAndSending(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        var id = view.conversation().id();

        for (Entitlement[] some : new Entitlement[][] {{}, {Entitlement.PRO_PLAN}, {Entitlement.WHATSAPP_ADD_ON}}) {
            fixture.bought(some);
            List<Refusal> all = new java.util.ArrayList<>(refusals(
                    fixture.inbox().as(fixture.administrator()).contacts().create(id, FORM)));
            all.addAll(refusals(fixture.send(Recipient.conversation(id), Draft.text("hola"), fixture.administrator())));
            assertThat(all).hasSize(2).allSatisfy(refusal -> {
                assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_ENTITLED);
                assertThat(refusal.remedy()).isEqualTo(Refusal.Remedy.TALK_TO_ADVISER);
            });
        }

        fixture.bought(Entitlement.PRO_PLAN, Entitlement.WHATSAPP_ADD_ON);
        assertThat(fixture.search("Rosa")).isEmpty();
        assertThat(fixture.inbox().as(fixture.administrator()).contacts().create(id, FORM))
                .isInstanceOf(Outcome.Done.class);
    }

    @EveryStore
    @DisplayName(
            "S10 Without the plan nobody of the team reads the inbox either; the host itself, intake and operating do not need it")
    void missingPlanRefusesReading(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        ConversationId id = view.conversation().id();
        ContactCard ana = fixture.add(NewContact.consenting("Ana", "Sol").email("ana@example.com"));
        fixture.bought(Entitlement.PRO_PLAN);

        for (Actor actor : List.of(fixture.administrator(), fixture.flow(), Actor.campaign(TestBusiness.ACCOUNT))) {
            Desk desk = fixture.inbox().as(actor);
            for (ThrowingCallable read : List.<ThrowingCallable>of(
                    () -> desk.conversations().view(id),
                    () -> desk.conversations().list(ConversationQuery.all()),
                    () -> desk.conversations().messages(id),
                    () -> desk.contacts().card(id),
                    () -> desk.contacts().card(ana.id()),
                    () -> desk.contacts().search(ContactQuery.matching("Ana")),
                    () -> desk.contacts().suggestions(),
                    () -> desk.media().of(List.of()))) {
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(read)
                        .matches(refused -> refused.has(Refusal.Reason.NOT_ENTITLED));
            }
        }
        assertThat(refusals(fixture.inbox()
                        .as(fixture.administrator())
                        .contacts()
                        .add(NewContact.consenting("Eva", "Luz").email("eva@example.com"))))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_ENTITLED);

        Desk host = fixture.inbox().as(Actor.host(TestBusiness.ACCOUNT));
        assertThat(host.conversations().messages(id)).hasSize(1);
        assertThat(host.contacts().card(ana.id())).isPresent();
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .health()
                        .current()
                        .lines())
                .isNotEmpty();
        fixture.deliver(fixture.meta().whatsAppPerson(ROSA).writes("otra vez"));
        assertThat(host.conversations().messages(id)).hasSize(2);
    }

    @EveryStore
    @DisplayName("Only who operates the account reads its event log; nobody changes settings or lines of no account")
    void eventLogNeedsThePermissionToOperate(InboxFixture fixture) {
        for (Actor actor : List.of(fixture.salesUser(), fixture.editor(), fixture.flow())) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> fixture.inbox().as(actor).events(CursorRequest.first(10)))
                    .matches(refused -> refused.has(Refusal.Reason.NOT_PERMITTED));
        }
        assertThat(fixture.inbox().as(fixture.custom(Permission.OPERATE)).events(CursorRequest.first(10)))
                .isInstanceOf(EventPage.Events.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.inbox()
                        .as(Actor.host())
                        .administration()
                        .save(AccountSettings.of(AccountId.NONE, "AR", ZoneOffset.UTC)))
                .withMessageContaining("account");
    }

    @EveryStore
    @DisplayName("S78 Administrators send; sales users send to contacts of their own; editors do not")
    void rolesThatMaySend(InboxFixture fixture) {
        fixture.meta().whatsAppPerson(ROSA);
        ContactCard own = fixture.add(NewContact.consenting("Rosa", "Paz")
                .phone("+" + ROSA)
                .owner(fixture.salesUser().user()));
        ContactCard other = fixture.add(NewContact.consenting("Ana", "Sol").phone("+5493415550102"));

        assertThat(fixture.send(Recipient.contact(own.id(), TestBusiness.SALES), READY, fixture.administrator()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(fixture.send(Recipient.contact(own.id(), TestBusiness.SALES), READY, fixture.salesUser()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(refusals(
                        fixture.send(Recipient.contact(other.id(), TestBusiness.SALES), READY, fixture.salesUser())))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        assertThat(refusals(fixture.send(Recipient.contact(own.id(), TestBusiness.SALES), READY, fixture.editor())))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        fixture.runWork();
        assertThat(fixture.meta().sent()).hasSize(2);
    }

    @EveryStore
    @DisplayName(
            "S79 Messenger conversations are attended by administrators; a user who may not see one does not find it")
    void messengerIsForAdministrators(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("hola"));
        var id = view.conversation().id();

        assertThat(refusals(fixture.send(Recipient.conversation(id), Draft.text("hola"), fixture.salesUser())))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_FOUND);
        assertThat(fixture.inbox().as(fixture.salesUser()).conversations().view(id))
                .isEmpty();
        assertThat(fixture.inbox()
                        .as(fixture.salesUser())
                        .conversations()
                        .messages(id)
                        .page(CursorRequest.newest(10))
                        .items())
                .isEmpty();
        assertThat(fixture.inbox()
                        .as(fixture.editor())
                        .conversations()
                        .list(ConversationQuery.all())
                        .page(CursorRequest.first(10))
                        .items())
                .isEmpty();

        fixture.sends(Recipient.conversation(id), Draft.text("¿En qué te ayudo?"));
        assertThat(fixture.meta().sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.text()).isEqualTo("¿En qué te ayudo?"));
    }

    @EveryStore
    @DisplayName("S77 An account has at most ten WhatsApp lines; lines of other channels are not counted")
    void atMostTenWhatsAppLines(InboxFixture fixture) {
        for (int line = 3; line <= 10; line++) {
            fixture.connect(Line.whatsApp(TestBusiness.ACCOUNT, new LineId("wa-" + line), "More", "30" + line, "2040"));
        }
        Line eleventh = Line.whatsApp(TestBusiness.ACCOUNT, new LineId("wa-11"), "More", "3011", "2040");

        assertThat(refusals(fixture.inbox()
                        .as(fixture.administrator())
                        .administration()
                        .connect(eleventh)))
                .containsExactly(
                        Refusal.field(Refusal.Reason.LIMIT_REACHED, "line").limitedTo(10, 11));
        fixture.connect(Line.messenger(TestBusiness.ACCOUNT, new LineId("page-2"), "Page", "105"));
        assertThat(fixture.inbox()
                        .as(Actor.host(TestBusiness.ACCOUNT))
                        .administration()
                        .lines())
                .hasSize(13);
    }

    @EveryStore
    @DisplayName("S3 A line that is not available sends nothing, and sends again once it is")
    void unavailableLineSendsNothing(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Line sales = view.line();
        fixture.connect(sales.withAvailable(false));

        assertThat(refusals(fixture.send(
                        Recipient.conversation(view.conversation().id()), Draft.text("hola"), fixture.administrator())))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.LINE_UNAVAILABLE);

        fixture.connect(sales.withAvailable(true));
        assertThat(refusals(fixture.send(
                        Recipient.conversation(view.conversation().id()), Draft.text("hola"), fixture.administrator())))
                .as("connecting it again does not resume it")
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.LINE_UNAVAILABLE);
        for (Actor actor : List.of(fixture.salesUser(), fixture.editor(), fixture.flow())) {
            assertThat(refusals(fixture.inbox().as(actor).lines().resume(sales.id())))
                    .extracting(Refusal::reason)
                    .containsExactly(Refusal.Reason.NOT_PERMITTED);
        }
        assertThat(refusals(fixture.inbox().as(fixture.administrator()).lines().resume(new LineId("no-such-line"))))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_FOUND);
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .lines()
                        .resume(sales.id())
                        .orThrow()
                        .available())
                .isTrue();
        fixture.sends(Recipient.conversation(view.conversation().id()), Draft.text("hola"));
        assertThat(fixture.meta().sent()).hasSize(1);
    }

    @EveryStore
    @DisplayName("S1 Settings and lines are changed by administrators only")
    void onlyAdministratorsConfigure(InboxFixture fixture) {
        Line line = Line.messenger(TestBusiness.ACCOUNT, new LineId("page-2"), "Page", "105");

        for (Actor actor : List.of(fixture.salesUser(), fixture.editor(), fixture.flow())) {
            assertThat(refusals(fixture.inbox().as(actor).administration().connect(line)))
                    .extracting(Refusal::reason)
                    .containsExactly(Refusal.Reason.NOT_PERMITTED);
            assertThat(refusals(fixture.inbox()
                            .as(actor)
                            .administration()
                            .save(fixture.inbox()
                                    .as(Actor.host(TestBusiness.ACCOUNT))
                                    .administration()
                                    .settings()
                                    .orElseThrow())))
                    .extracting(Refusal::reason)
                    .containsExactly(Refusal.Reason.NOT_PERMITTED);
        }
        assertThat(fixture.inbox()
                        .as(Actor.host(TestBusiness.ACCOUNT))
                        .administration()
                        .lines())
                .hasSize(4);
    }
}
