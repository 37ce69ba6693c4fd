package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.RegistrationResult;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.result.Refusal;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ThreadPosition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Taking the person of a conversation off a contact, and what stays so. */
class UnlinkTest {
    private static final String ROSA = "5493415550101";

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

    @EveryStore
    @DisplayName("S21, S24 The conversation is nobody's again, the contact keeps its phone, and it is written down")
    void takenOff(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);

        ContactCard left = contacts(fixture).unlink(id).orThrow();

        assertThat(left.id()).isEqualTo(rosa.id());
        assertThat(left.people()).isEmpty();
        assertThat(left.whatsAppPhone()).contains(new Phone(ROSA));
        assertThat(fixture.view(id).contactId()).isEmpty();
        assertThat(fixture.list(ConversationQuery.all().onlyUnregistered()))
                .extracting(ConversationSummary::id)
                .containsExactly(id);
        assertThat(fixture.list(ConversationQuery.all().ofContact(rosa.id()))).isEmpty();
        assertThat(fixture.events(CrmEvent.IdentityUnlinked.class))
                .extracting(CrmEvent.IdentityUnlinked::contact)
                .containsExactly(rosa.id());
        assertThat(fixture.store()
                        .entriesSince(
                                fixture.view(id).conversation().account(),
                                id,
                                new ThreadPosition(Instant.EPOCH, Instant.EPOCH, "none").toString(),
                                10)
                        .items())
                .anyMatch(entry -> entry.content().equals(new EntryContent.Unlinked(rosa.id())));
        assertThat(contacts(fixture).unlink(id).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_REGISTERED);
    }

    @EveryStore
    @DisplayName("S62 No message and no automation links them again; a user does, and from then on rules do too")
    void remembered(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        contacts(fixture).unlink(id).orThrow();

        writes(fixture, "sigo acá");
        assertThat(fixture.view(id).contactId()).isEmpty();
        assertThat(fixture.inbox()
                        .as(fixture.flow())
                        .contacts()
                        .createOrAssociate(id)
                        .orThrow())
                .isEqualTo(new RegistrationResult.Suggested(List.of(rosa.id())));
        assertThat(fixture.view(id).contactId()).isEmpty();

        contacts(fixture).associate(id, rosa.id()).orThrow();
        assertThat(fixture.view(id).contactId()).contains(rosa.id());
        assertThat(fixture.view(id).identity().vetoes()).isEmpty();
    }

    @EveryStore
    @DisplayName("S62 Once the contact gave the number up, an automation registers the person as somebody else")
    void registeredAsSomebodyElse(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        ContactCard left = contacts(fixture).unlink(id).orThrow();
        contacts(fixture)
                .edit(left.id(), left.contact().version(), edit -> edit.removePhone("+" + ROSA))
                .orThrow();

        RegistrationResult result = fixture.inbox()
                .as(fixture.flow())
                .contacts()
                .createOrAssociate(id)
                .orThrow();

        assertThat(result).isInstanceOf(RegistrationResult.Created.class);
        assertThat(fixture.view(id).contactId()).isPresent().get().isNotEqualTo(rosa.id());
        assertThat(fixture.card(rosa.id()).people()).isEmpty();
    }

    @EveryStore
    @DisplayName("A number that is added to the contact does not bring the person back")
    void addedNumberDoesNotBringThemBack(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        ContactCard left = contacts(fixture).unlink(id).orThrow();
        ContactCard without = contacts(fixture)
                .edit(left.id(), left.contact().version(), edit -> edit.removePhone("+" + ROSA))
                .orThrow();

        contacts(fixture)
                .edit(rosa.id(), without.contact().version(), edit -> edit.addPhone("+" + ROSA))
                .orThrow();

        assertThat(fixture.view(id).contactId()).isEmpty();
        writes(fixture, "sigo acá");
        assertThat(fixture.view(id).contactId()).isEmpty();
    }

    @EveryStore
    @DisplayName("S29 Asked to, associating moves the person and their number from the contact they belonged to")
    void movedToAnother(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        ContactCard bea = fixture.add(NewContact.consenting("Bea", "Sol").email("bea@example.com"));
        assertThat(contacts(fixture).associate(id, bea.id()).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.ALREADY_REGISTERED);

        ContactCard moved = contacts(fixture)
                .associate(id, bea.id(), AssociateOptions.defaults().movingFromOtherContact())
                .orThrow();

        assertThat(moved.whatsAppPhone()).contains(new Phone(ROSA));
        assertThat(fixture.view(id).contactId()).contains(bea.id());
        assertThat(fixture.card(rosa.id()).people()).isEmpty();
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).isEmpty();
        writes(fixture, "sigo acá");
        assertThat(fixture.view(id).contactId()).contains(bea.id());

        contacts(fixture)
                .associate(id, rosa.id(), AssociateOptions.defaults().movingFromOtherContact())
                .orThrow();
        assertThat(fixture.view(id).contactId()).as("reversible").contains(rosa.id());
    }
}
