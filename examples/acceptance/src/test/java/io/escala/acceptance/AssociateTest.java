package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.CreatePreview;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Registration;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.contact.Phone;
import org.junit.jupiter.api.DisplayName;

/** Manually associating a conversation with an existing contact. */
class AssociateTest {
    private static final String ROSA = "5493415550101";
    private static final Phone NUMBER = new Phone(ROSA);

    private static Outcome<ContactCard> associate(InboxFixture fixture, ConversationView view, ContactCard card) {
        return fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .associate(view.conversation().id(), card.id(), AssociateOptions.defaults());
    }

    private static Outcome<ContactCard> associated(Outcome<ContactCard> result) {
        assertThat(result).isInstanceOf(Outcome.Done.class);
        return result;
    }

    @EveryStore
    @DisplayName("S14, S29, S50 A contact is found by first name, last name, phone or e-mail, whatever the accents")
    void contactIsFoundByNamePhoneOrEmail(InboxFixture fixture) {
        ContactCard jose = fixture.add(NewContact.consenting("José", "Núñez")
                .phone("+54 9 341 555-0177")
                .email("jose@example.com"));
        fixture.add(NewContact.consenting("Ana", "Sol").phone("+5493415550188"));

        for (String term : new String[] {"José", "jose", "núñez", "NUNEZ", "5550177", "jose@example.com"}) {
            assertThat(fixture.search(term))
                    .as(term)
                    .extracting(ContactCard::id)
                    .containsExactly(jose.id());
        }
        assertThat(fixture.search("%")).isEmpty();
        assertThat(fixture.search("nobody")).isEmpty();
    }

    @EveryStore
    @DisplayName("S27, S29, S30 Associating puts the sender's number on the chosen contact, as its WhatsApp phone")
    void associatingAddsTheNumberAsWhatsAppPhone(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        associated(associate(fixture, view, rosa));

        assertThat(fixture.card(rosa.id()).whatsAppPhone()).contains(NUMBER);
        assertThat(fixture.card(rosa.id()).primaryPhone()).contains(NUMBER);
        assertThat(fixture.view(view.conversation().id()).contactId()).contains(rosa.id());
        assertThat(fixture.texts(view.conversation().id())).containsExactly("hola");
    }

    @EveryStore
    @DisplayName("S7, S30 Another WhatsApp phone of the contact stays, the number becomes secondary, and that is said")
    void existingWhatsAppPhoneStays(InboxFixture fixture) {
        ContactCard rosa = fixture.add(
                NewContact.consenting("Rosa", "Paz").phone("+5493415550102").whatsAppPhone("+5493415550102"));
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        Outcome<ContactCard> done = associated(associate(fixture, view, rosa));

        assertThat(done.notices()).extracting(Notice::kind).contains(Notice.Kind.WHATSAPP_PHONE_KEPT);
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).contains(new Phone("5493415550102"));
        assertThat(fixture.card(rosa.id()).secondaryPhones()).containsExactly(NUMBER);
    }

    @EveryStore
    @DisplayName("S7, S30 Asked to, associating replaces the WhatsApp phone, and there is still only one")
    void whatsAppPhoneIsReplacedOnRequest(InboxFixture fixture) {
        ContactCard rosa = fixture.add(
                NewContact.consenting("Rosa", "Paz").phone("+5493415550102").whatsAppPhone("+5493415550102"));
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        associated(fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .associate(
                        view.conversation().id(),
                        rosa.id(),
                        AssociateOptions.defaults().replacingWhatsAppPhone()));

        assertThat(fixture.card(rosa.id()).whatsAppPhone()).contains(NUMBER);
        assertThat(fixture.card(rosa.id()).primaryPhone()).contains(new Phone("5493415550102"));
    }

    @EveryStore
    @DisplayName("S8, S74 One contact has a Facebook id and an Instagram user name at once, all in one place")
    void oneContactOnMessengerAndInstagram(InboxFixture fixture) {
        ContactCard ana = fixture.add(NewContact.consenting("Ana", "Sol").email("ana@example.com"));
        ConversationView messenger =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("ana@example.com"));
        ConversationView instagram = fixture.receives(
                fixture.meta().instagramPerson("17991").userName("ana.sol").writes("soy Ana"));

        associated(
                associate(fixture, messenger, fixture.search("ana@example.com").get(0)));
        associated(associate(fixture, instagram, ana));

        ContactCard read = fixture.card(ana.id());
        assertThat(read.facebookIds()).containsExactly("249001");
        assertThat(read.instagramIds()).containsExactly("17991");
        assertThat(read.instagramUserName()).contains("ana.sol");
        assertThat(read.primaryEmail()).contains("ana@example.com");
        assertThat(read.people()).hasSize(2);
    }

    @EveryStore
    @DisplayName("S8 A Facebook profile belongs to one contact: associating it elsewhere names the one it belongs to")
    void facebookProfileBelongsToOneContact(InboxFixture fixture) {
        ContactCard ana = fixture.add(NewContact.consenting("Ana", "Sol").email("ana@example.com"));
        ContactCard eva = fixture.add(NewContact.consenting("Eva", "Mar").email("eva@example.com"));
        ConversationView view =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("hola"));
        associated(associate(fixture, view, ana));

        Outcome<ContactCard> second = associate(fixture, view, eva);

        assertThat(second.refusals()).anySatisfy(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.ALREADY_REGISTERED);
            assertThat(refusal.holder()).contains(ana.id());
        });
        assertThat(fixture.view(view.conversation().id()).contactId()).contains(ana.id());
        assertThat(fixture.card(eva.id()).facebookIds()).isEmpty();
    }

    @EveryStore
    @DisplayName("S30 Associating twice is associating once")
    void associatingTwiceHasNoFurtherEffect(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        associated(associate(fixture, view, rosa));
        int events = fixture.events().size();

        associated(associate(fixture, view, rosa));

        assertThat(fixture.events()).hasSize(events);
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).contains(NUMBER);
    }

    @EveryStore
    @DisplayName("S59, S74 The conversation with all its messages is the contact's, and the next message too")
    void historyBelongsToTheContact(InboxFixture fixture) {
        ContactCard ana = fixture.add(NewContact.consenting("Ana", "Sol").email("ana@example.com"));
        ConversationView view =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("uno"));
        assertThat(view.registration()).isEqualTo(Registration.UNREGISTERED);
        associated(associate(fixture, view, ana));

        ConversationView next =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("dos"));

        assertThat(next.conversation().id()).isEqualTo(view.conversation().id());
        assertThat(next.contactId()).contains(ana.id());
        assertThat(fixture.texts(view.conversation().id())).containsExactly("uno", "dos");
    }

    @EveryStore
    @DisplayName(
            "S73, S74 The contact that a form turns out to be is used instead, and completed from it, in one commit")
    void usesTheTwinInstead(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));
        ConversationView view =
                fixture.receives(fixture.meta().messengerPerson("7001").writes("hola"));
        NewContact form = NewContact.consenting("Rosa María", "Paz")
                .email("rosa@example.com")
                .addEmail("rosa@work.example")
                .phone("+" + ROSA)
                .jobTitle("Chef");
        Contacts contacts = fixture.inbox().as(fixture.administrator()).contacts();
        CreatePreview preview = contacts.previewCreate(view.conversation().id(), form);
        int events = fixture.events().size();

        ContactCard used = contacts.associate(
                        view.conversation().id(),
                        preview.twins().get(0).id(),
                        AssociateOptions.defaults().completingWith(form))
                .orThrow();
        int eventsAfter = fixture.events().size();
        ContactCard again = contacts.associate(
                        view.conversation().id(),
                        rosa.id(),
                        AssociateOptions.defaults().completingWith(form))
                .orThrow();

        assertThat(used.id()).isEqualTo(rosa.id());
        assertThat(used).isEqualTo(fixture.card(rosa.id())).isEqualTo(again);
        assertThat(used.contact().fullName()).contains("Rosa Paz");
        assertThat(used.contact().jobTitle()).isEqualTo("Chef");
        assertThat(used.primaryPhone()).contains(NUMBER);
        assertThat(used.primaryEmail()).contains("rosa@example.com");
        assertThat(used.furtherEmails()).containsExactly("rosa@work.example");
        assertThat(used.facebookIds()).containsExactly("7001");
        assertThat(eventsAfter).isGreaterThan(events);
        assertThat(fixture.events()).hasSize(eventsAfter);
        assertThat(fixture.view(view.conversation().id()).contactId()).contains(rosa.id());
    }
}
