package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** One phone, e-mail or user name of a contact becomes another's. */
class MovedKeysTest {
    private static final String ROSA = "5493415550101";
    private static final ContactKeyValue NUMBER = ContactKeyValue.phone(new Phone(ROSA));

    private static Contacts contacts(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).contacts();
    }

    private static ConversationId writes(InboxFixture fixture, String text) {
        return fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes(text))
                .conversation()
                .id();
    }

    private static ContactCard registered(InboxFixture fixture, ConversationId id) {
        return contacts(fixture)
                .create(id, NewContact.consenting("Rosa", "Paz").email("rosa@example.com"))
                .orThrow();
    }

    private static ContactCard bea(InboxFixture fixture) {
        return fixture.add(NewContact.consenting("Bea", "Sol").email("bea@example.com"));
    }

    private static Set<KeyRole> roles(ContactCard card, ContactKeyValue value) {
        return card.keys().stream()
                .filter(key -> key.value().equals(value))
                .findFirst()
                .orElseThrow()
                .roles();
    }

    private static List<Refusal.Reason> reasons(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::reason).toList();
    }

    @EveryStore
    @DisplayName("S7, S59 A number goes with who writes from it and their conversation, and back again")
    void numberWithItsPerson(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        ContactCard bea = bea(fixture);
        int events = fixture.events(CrmEvent.ContactChanged.class).size();

        ContactCard after =
                contacts(fixture).moveKey(rosa.id(), bea.id(), NUMBER).orThrow();
        assertThat(contacts(fixture).moveKey(rosa.id(), bea.id(), NUMBER).orThrow())
                .isEqualTo(after);

        assertThat(roles(after, NUMBER)).containsExactlyInAnyOrder(KeyRole.PRIMARY, KeyRole.WHATSAPP);
        assertThat(fixture.view(id).contactId()).contains(bea.id());
        ContactCard left = fixture.card(rosa.id());
        assertThat(left.keys()).extracting(key -> key.value().kind()).containsExactly(ContactKeyKind.EMAIL);
        assertThat(left.people()).isEmpty();
        assertThat(left.contact().version()).isEqualTo(rosa.contact().version() + 1);
        assertThat(after.contact().version()).isEqualTo(bea.contact().version() + 1);
        assertThat(fixture.events(CrmEvent.ContactChanged.class))
                .hasSize(events + 2)
                .contains(
                        new CrmEvent.ContactChanged(rosa.id(), List.of("PHONES")),
                        new CrmEvent.ContactChanged(bea.id(), List.of("PHONES")));
        writes(fixture, "sigo acá");
        assertThat(fixture.view(id).contactId()).contains(bea.id());

        contacts(fixture).moveKey(bea.id(), rosa.id(), NUMBER).orThrow();
        ContactCard again = fixture.card(rosa.id());
        assertThat(again.keys()).isEqualTo(rosa.keys());
        assertThat(again.contact().refusedPhones()).isEmpty();
        assertThat(fixture.view(id).contactId()).contains(rosa.id());
    }

    @EveryStore
    @DisplayName("S7 Where the roles are taken it is a further phone; ten are the most")
    void rolesOfTheOther(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        ContactCard full = fixture.add(NewContact.consenting("Bea", "Sol").phone("+5493415550199"));
        for (int i = 0; i < 9; i++) {
            int last = i;
            full = contacts(fixture)
                    .edit(full.id(), full.contact().version(), edit -> edit.addPhone("+549341555020" + last))
                    .orThrow();
        }
        ContactCard after =
                contacts(fixture).moveKey(rosa.id(), full.id(), NUMBER).orThrow();
        assertThat(roles(after, NUMBER)).containsExactlyInAnyOrder(KeyRole.SECONDARY, KeyRole.WHATSAPP);

        ContactCard eva = fixture.add(
                NewContact.consenting("Eva", "Luz").phone("+5493415550188").email("eva@example.com"));
        assertThat(reasons(contacts(fixture)
                        .moveKey(eva.id(), full.id(), ContactKeyValue.phone(new Phone("5493415550188")))))
                .containsExactly(Refusal.Reason.LIMIT_REACHED);
    }

    @EveryStore
    @DisplayName("S35 Nothing is moved that the contact does not have, or that alone identifies it")
    void refused(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));
        ContactCard bea = bea(fixture);

        assertThat(reasons(contacts(fixture).moveKey(rosa.id(), bea.id(), NUMBER)))
                .containsExactly(Refusal.Reason.NOT_IDENTIFIABLE);
        assertThat(reasons(contacts(fixture)
                        .moveKey(rosa.id(), bea.id(), ContactKeyValue.phone(new Phone("5493415550102")))))
                .containsExactly(Refusal.Reason.FIELD_INVALID);
        assertThat(fixture.card(rosa.id())).isEqualTo(rosa);
        assertThat(fixture.card(bea.id())).isEqualTo(bea);
    }

    @EveryStore
    @DisplayName("S62 Whom a user took off the other contact does not go along")
    void takenOffBefore(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard bea = registered(fixture, id);
        contacts(fixture).unlink(id).orThrow();
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Sol").email("sol@example.com"));
        contacts(fixture)
                .edit(bea.id(), fixture.card(bea.id()).contact().version(), edit -> edit.removePhone("+" + ROSA))
                .orThrow();
        contacts(fixture).associate(id, rosa.id(), AssociateOptions.defaults()).orThrow();

        contacts(fixture).moveKey(rosa.id(), bea.id(), NUMBER).orThrow();

        assertThat(fixture.view(id).contactId()).contains(rosa.id());
    }
}
