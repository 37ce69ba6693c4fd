package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.RegistrationResult;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Registration;
import io.escala.core.result.Outcome;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.template.TemplateValue;
import io.escala.crm.Channel;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.fakemeta.WhatsAppPerson;
import org.junit.jupiter.api.DisplayName;

/** The flow that registers people who start a conversation on WhatsApp. */
class RegistrationFlowWhatsAppTest {
    private static final String ROSA = "5493415550101";
    private static final RegistrationFlow ON = new RegistrationFlow(Channel.WHATSAPP, true, true);

    @EveryStore
    @DisplayName(
            "S9, S27, S40, S42 The flow creates the contact of a conversation that the person began, with the number in both fields")
    void contactIsCreated(InboxFixture fixture) {
        fixture.flows(ON);

        ConversationView view = fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).named("Rosa Paz").writes("hola"));

        assertThat(view.registration()).isEqualTo(Registration.REGISTERED);
        ContactCard rosa = fixture.contactOf(view);
        assertThat(rosa.whatsAppPhone()).contains(new Phone(ROSA));
        assertThat(rosa.primaryPhone()).contains(new Phone(ROSA));
        assertThat(rosa.contact().firstName()).isEqualTo("Rosa Paz");
        assertThat(rosa.consent(ConsentPurpose.STORAGE))
                .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(ConsentState.NOT_ASKED));
    }

    @EveryStore
    @DisplayName("S40 The flow associates the contact that has the number already, instead of creating one")
    void contactWithTheNumberIsAssociated(InboxFixture fixture) {
        fixture.flows(ON);
        ConversationView before =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("antes"));
        ContactCard first = fixture.contactOf(before);
        ContactCard ana = fixture.add(
                NewContact.consenting("Ana", "Sol").addPhone("+5493415550102").email("a@example.com"));

        ConversationView view = fixture.receives(
                fixture.meta().whatsAppPerson("5493415550102").named("Otra").writes("hola"));

        assertThat(first).isNotNull();
        assertThat(view.contactId()).contains(ana.id());
        assertThat(fixture.search("Otra")).isEmpty();
        assertThat(fixture.card(ana.id()).contact().firstName()).isEqualTo("Ana");
    }

    @EveryStore
    @DisplayName("S43 The flow runs only when it is both enabled and activated")
    void runsOnlyWhenEnabledAndActivated(InboxFixture fixture) {
        int person = 0;
        for (boolean enabled : new boolean[] {false, true}) {
            for (boolean activated : new boolean[] {false, true}) {
                fixture.flows(new RegistrationFlow(Channel.WHATSAPP, enabled, activated));
                ConversationView view = fixture.receives(
                        fixture.meta().whatsAppPerson("549341555020" + person++).writes("hola"));
                assertThat(view.registration() == Registration.REGISTERED)
                        .as("enabled %s, activated %s", enabled, activated)
                        .isEqualTo(enabled && activated);
            }
        }
    }

    @EveryStore
    @DisplayName(
            "S41, S61 The start event tells the channel and that the contact opened the conversation; it comes once")
    void startEvent(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = fixture.receives(rosa.writes("hola"));
        fixture.receives(rosa.writes("¿están?"));
        fixture.receives(fixture.meta().messengerPerson("249001").writes("hola"));
        fixture.receives(fixture.meta().instagramPerson("17991").writes("hola"));

        assertThat(fixture.events(CrmEvent.ConversationOpened.class))
                .extracting(CrmEvent.ConversationOpened::channel)
                .containsExactlyInAnyOrder(Channel.WHATSAPP, Channel.MESSENGER, Channel.INSTAGRAM);
        assertThat(fixture.events(CrmEvent.ConversationOpened.class))
                .allSatisfy(event -> assertThat(event.opener()).isEqualTo(SessionOpener.CONTACT));
        assertThat(fixture.events(CrmEvent.ConversationOpened.class))
                .extracting(CrmEvent.ConversationOpened::conversation)
                .contains(view.conversation().id());
    }

    @EveryStore
    @DisplayName("S40, S41 A conversation that the business began is registered by no flow")
    void conversationStartedByTheBusinessIsNotRegistered(InboxFixture fixture) {
        fixture.flows(ON);
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);

        ConversationView view = fixture.receives(rosa.chat().businessWritesOnPhone("Hola Rosa"));

        assertThat(view.registration()).isEqualTo(Registration.UNREGISTERED);
        assertThat(fixture.search(ROSA)).isEmpty();
    }

    @EveryStore
    @DisplayName("S42 The action can be run on a conversation by hand, and twice is once")
    void actionCanBeRunByHand(InboxFixture fixture) {
        ConversationView view = fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).named("Rosa").writes("hola"));

        Outcome<RegistrationResult> first = fixture.inbox()
                .as(fixture.flow())
                .contacts()
                .createOrAssociate(view.conversation().id());
        Outcome<RegistrationResult> second = fixture.inbox()
                .as(fixture.flow())
                .contacts()
                .createOrAssociate(view.conversation().id());

        assertThat(first.orThrow()).isInstanceOf(RegistrationResult.Created.class);
        assertThat(second.orThrow()).isInstanceOf(RegistrationResult.AlreadyRegistered.class);
        assertThat(fixture.search("Rosa")).hasSize(1);
    }

    @EveryStore
    @DisplayName("S38, S42 A contact made of a number that was only written to gets no WhatsApp phone until it answers")
    void numberOnlyWrittenToIsNoWhatsAppPhone(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = fixture.receives(rosa.chat().businessWritesOnPhone("Hola Rosa"));

        fixture.inbox()
                .as(fixture.flow())
                .contacts()
                .createOrAssociate(view.conversation().id())
                .orThrow();
        ContactCard before = fixture.contactOf(view);
        fixture.receives(rosa.writes("hola"));

        assertThat(before.primaryPhone()).contains(new Phone(ROSA));
        assertThat(before.whatsAppPhone()).isEmpty();
        assertThat(fixture.card(before.id()).whatsAppPhone()).contains(new Phone(ROSA));
    }

    @EveryStore
    @DisplayName("S36 A marketing template spares a contact of the flow, who was never asked")
    void contactOfTheFlowGetsNoMarketing(InboxFixture fixture) {
        fixture.flows(ON);
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        assertThat(fixture.send(
                        Recipient.contact(view.contactId().orElseThrow(), TestBusiness.SALES),
                        Draft.template("offer").language("es").values(TemplateValue.fixed("Rosa")),
                        fixture.administrator()))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(fixture.meta().sent()).isEmpty();
    }
}
