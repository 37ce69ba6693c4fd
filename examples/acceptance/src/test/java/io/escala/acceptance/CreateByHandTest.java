package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Registration;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Phone;
import io.escala.fakemeta.WhatsAppPerson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/** Contacts created by hand, from a conversation or without one. */
class CreateByHandTest {
    private static final String ROSA = "5493415550101";
    private static final Phone NUMBER = new Phone(ROSA);

    private static Outcome<ContactCard> create(InboxFixture fixture, ConversationView view, NewContact contact) {
        return fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(view.conversation().id(), contact);
    }

    private static ContactCard created(Outcome<ContactCard> result) {
        assertThat(result).isInstanceOf(Outcome.Done.class);
        return result.orThrow();
    }

    private static List<Refusal> refused(Outcome<ContactCard> result) {
        assertThat(result).isInstanceOf(Outcome.Refused.class);
        return result.refusals();
    }

    @EveryStore
    @DisplayName("S9, S15, S21, S27, S28 A contact is created from the conversation with an unregistered number")
    void createsFromAConversation(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        ContactCard rosa = created(create(fixture, view, NewContact.consenting("Rosa", "Paz")));

        ConversationView after = fixture.view(view.conversation().id());
        assertThat(after.registration()).isEqualTo(Registration.REGISTERED);
        assertThat(after.contactId()).contains(rosa.id());
        assertThat(fixture.card(rosa.id()).contact().fullName()).contains("Rosa Paz");
    }

    @EveryStore
    @DisplayName("S33, S34 The sender's number becomes primary phone and WhatsApp phone, without being typed")
    void numberBecomesPrimaryAndWhatsAppPhone(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        ContactCard rosa = created(create(fixture, view, NewContact.consenting("Rosa", "Paz")));

        assertThat(fixture.card(rosa.id()).primaryPhone()).contains(NUMBER);
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).contains(NUMBER);
        assertThat(fixture.card(rosa.id()).secondaryPhones()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "S31, S32 Without first name, last name or consent no contact is created, and all that is missing is named")
    void missingFieldsAreNamed(InboxFixture fixture) {
        ConversationView view = fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).named("Rosa").writes("hola"));

        assertThat(refused(create(fixture, view, NewContact.blank())))
                .extracting(Refusal::reason)
                .containsExactlyInAnyOrder(
                        Refusal.Reason.FIELD_MISSING, Refusal.Reason.FIELD_MISSING, Refusal.Reason.CONSENT_MISSING);
        assertThat(refused(create(fixture, view, NewContact.consenting(" ", "Paz"))))
                .singleElement()
                .extracting(Refusal::field)
                .isEqualTo(Optional.of("firstName"));
        assertThat(refused(create(fixture, view, NewContact.consenting("Rosa", ""))))
                .singleElement()
                .extracting(Refusal::field)
                .isEqualTo(Optional.of("lastName"));
        assertThat(refused(create(
                        fixture, view, NewContact.blank().firstName("Rosa").lastName("Paz"))))
                .singleElement()
                .extracting(Refusal::reason)
                .isEqualTo(Refusal.Reason.CONSENT_MISSING);

        assertThat(fixture.view(view.conversation().id()).registration()).isEqualTo(Registration.UNREGISTERED);
        assertThat(fixture.search("Paz")).isEmpty();
    }

    @EveryStore
    @DisplayName("S31, S51 That the person agreed is recorded with the contact")
    void consentIsRecorded(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        ContactCard rosa = created(create(fixture, view, NewContact.consenting("Rosa", "Paz")));

        assertThat(fixture.card(rosa.id()).consent(ConsentPurpose.STORAGE)).hasValueSatisfying(entry -> {
            assertThat(entry.state()).isEqualTo(ConsentState.GRANTED);
            assertThat(entry.by()).isEqualTo(fixture.administrator().user());
            assertThat(entry.at()).isEqualTo(fixture.now());
        });
    }

    @EveryStore
    @DisplayName("S35, S48 Without a conversation a contact needs a primary phone or an e-mail")
    void phoneOrEmailIsRequiredWithoutConversation(InboxFixture fixture) {
        assertThat(refused(fixture.inbox()
                        .as(fixture.administrator())
                        .contacts()
                        .add(NewContact.consenting("Rosa", "Paz"))))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_IDENTIFIABLE);

        assertThat(fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA))
                        .primaryPhone())
                .contains(NUMBER);
        assertThat(fixture.add(NewContact.consenting("Ana", "Sol").email("ana@example.com"))
                        .primaryEmail())
                .contains("ana@example.com");
    }

    @EveryStore
    @DisplayName("S7 A contact has one primary phone, several secondary phones and one WhatsApp phone")
    void phoneRoles(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz")
                .phone("+5493415550102")
                .addPhone("+5493415550103")
                .addPhone("+5493415550104")
                .whatsAppPhone("+" + ROSA));

        ContactCard read = fixture.card(rosa.id());
        assertThat(read.primaryPhone()).contains(new Phone("5493415550102"));
        assertThat(read.secondaryPhones())
                .containsExactlyInAnyOrder(new Phone("5493415550103"), new Phone("5493415550104"));
        assertThat(read.whatsAppPhone()).contains(NUMBER);
    }

    @EveryStore
    @DisplayName("S46, S49, S51, S52 By hand on Messenger: the Facebook id is recorded on the contact")
    void createsOnMessenger(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("hola"));

        assertThat(refused(create(fixture, view, NewContact.blank()))).hasSize(3);
        ContactCard carla = created(create(fixture, view, NewContact.consenting("Carla", "Ruiz")));

        assertThat(fixture.card(carla.id()).facebookIds()).containsExactly("249001");
        assertThat(fixture.card(carla.id()).primaryPhone()).isEmpty();
        assertThat(fixture.view(view.conversation().id()).contactId()).contains(carla.id());
    }

    @EveryStore
    @DisplayName("S46, S49, S51, S52 By hand on Instagram: the user name is recorded on the contact")
    void createsOnInstagram(InboxFixture fixture) {
        ConversationView view = fixture.receives(
                fixture.meta().instagramPerson("17991").userName("leo_88").writes("hola"));

        ContactCard leo = created(create(fixture, view, NewContact.consenting("Leo", "Sur")));

        assertThat(fixture.card(leo.id()).instagramUserName()).contains("leo_88");
        assertThat(fixture.card(leo.id()).instagramIds()).containsExactly("17991");
    }

    @EveryStore
    @DisplayName("S59 The messages from before belong to the contact as well, and so do those on the other line")
    void historyBelongsToTheContact(InboxFixture fixture) {
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = fixture.receives(person.writes("uno"));
        fixture.later(java.time.Duration.ofHours(30));
        fixture.receives(person.writes("dos"));
        ConversationView other = fixture.receives(person.with(fixture.support()).writes("tres"));

        ContactCard rosa = created(create(fixture, view, NewContact.consenting("Rosa", "Paz")));

        assertThat(fixture.texts(view.conversation().id())).containsExactly("uno", "dos");
        assertThat(fixture.view(view.conversation().id()).contactId()).contains(rosa.id());
        assertThat(fixture.view(other.conversation().id()).contactId()).contains(rosa.id());
    }

    @EveryStore
    @DisplayName("S28 A conversation that belongs to a contact names it, instead of making a second one")
    void registeredConversationIsRefused(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        ContactCard rosa = created(create(fixture, view, NewContact.consenting("Rosa", "Paz")));

        assertThat(refused(create(fixture, view, NewContact.consenting("Rosa", "Paz"))))
                .anySatisfy(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.ALREADY_REGISTERED);
                    assertThat(refusal.holder()).contains(rosa.id());
                });
        assertThat(fixture.search("Rosa")).hasSize(1);
    }

    @EveryStore
    @DisplayName("S69, S73 An e-mail or phone that a contact has already is refused, and its holder named")
    void takenEmailOrPhoneIsRefused(InboxFixture fixture) {
        ContactCard ana = fixture.add(
                NewContact.consenting("Ana", "Sol").email("ana@example.com").phone("+5493415550102"));
        ConversationView view =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("hola"));

        assertThat(refused(create(
                        fixture, view, NewContact.consenting("Ana", "Sol").email("Ana@Example.com"))))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.KEY_TAKEN);
                    assertThat(refusal.holder()).contains(ana.id());
                });
        assertThat(refused(create(
                        fixture, view, NewContact.consenting("Ana", "Sol").phone("+54 9 341 555-0102"))))
                .extracting(Refusal::holder)
                .containsExactly(Optional.of(ana.id()));
        assertThat(fixture.search("Ana")).hasSize(1);
    }

    @EveryStore
    @DisplayName(
            "S75 When nobody has the e-mail given in the chat, a contact is created with it and Messenger's id is kept for next time")
    void emailFromTheChatCreatesAContact(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("carla@example.com"));
        assertThat(fixture.search("carla@example.com")).isEmpty();

        ContactCard carla = created(
                create(fixture, view, NewContact.consenting("Carla", "Ruiz").email("carla@example.com")));
        ConversationView next =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("otra vez"));

        assertThat(next.contactId()).contains(carla.id());
        assertThat(fixture.card(carla.id()).primaryEmail()).contains("carla@example.com");
        assertThat(fixture.card(carla.id()).facebookIds()).containsExactly("249001");
    }
}
