package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.DeleteOptions;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.RegistrationResult;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.records.RecordDraft;
import io.escala.core.result.Outcome;
import io.escala.core.result.Receipt;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.account.Permission;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.store.ThreadPosition;
import io.escala.fakemeta.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;

/** Deleting a contact: what is gone, what stays, and what happens next. */
class DeletedContactsTest {
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

    private static List<Refusal.Reason> reasons(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::reason).toList();
    }

    @EveryStore
    @DisplayName("S24 It is gone; the conversation with its messages stays and is nobody's, and says why")
    void gone(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);

        DeletedContact left = contacts(fixture).delete(rosa.id()).orThrow();
        assertThat(contacts(fixture).delete(rosa.id()).orThrow()).isEqualTo(left);

        assertThat(left.by()).isEqualTo(fixture.administrator().user());
        assertThat(left.at()).isEqualTo(fixture.now());
        assertThat(contacts(fixture).card(rosa.id())).isEmpty();
        assertThat(contacts(fixture).card(id)).isEmpty();
        assertThat(fixture.search("rosa")).isEmpty();
        assertThat(fixture.texts(id)).containsExactly("hola");
        assertThat(fixture.view(id).identity().vetoes()).isEmpty();
        assertThat(fixture.list(ConversationQuery.all().onlyUnregistered()))
                .extracting(ConversationSummary::id)
                .containsExactly(id);
        assertThat(fixture.store()
                        .entriesSince(
                                fixture.view(id).conversation().account(),
                                id,
                                new ThreadPosition(Instant.EPOCH, Instant.EPOCH, "none").toString(),
                                10)
                        .items())
                .anyMatch(entry -> entry.content().equals(new EntryContent.Unlinked(rosa.id())));
        assertThat(fixture.events(CrmEvent.ContactDeleted.class))
                .containsExactly(new CrmEvent.ContactDeleted(rosa.id()));
        assertThat(fixture.events(CrmEvent.IdentityUnlinked.class)).hasSize(1);
    }

    @EveryStore
    @DisplayName("S22, S33 The number and the e-mail are free, and its person can be registered anew")
    void registeredAnew(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        contacts(fixture).delete(rosa.id()).orThrow();

        writes(fixture, "sigo acá");
        assertThat(fixture.view(id).contactId()).isEmpty();
        RegistrationResult result = fixture.inbox()
                .as(fixture.flow())
                .contacts()
                .createOrAssociate(id)
                .orThrow();

        assertThat(result).isInstanceOf(RegistrationResult.Created.class);
        assertThat(fixture.view(id).contactId()).isPresent().get().isNotEqualTo(rosa.id());
        assertThat(fixture.add(NewContact.consenting("Rosa", "Sol").email("rosa@example.com"))
                        .keys())
                .hasSize(1);
    }

    @EveryStore
    @DisplayName("S59 A webhook that comes again is filed once, and a send that was queued goes out")
    void whatWasUnderWay(InboxFixture fixture) {
        Webhook hello = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        ConversationId id = fixture.receives(hello).conversation().id();
        ContactCard rosa = registered(fixture, id);
        Message queued = fixture.queues(Recipient.conversation(id), Draft.text("listo"));
        contacts(fixture).delete(rosa.id()).orThrow();

        assertThat(fixture.deliver(hello).count(Receipt.Filing.DUPLICATE)).isEqualTo(1);
        fixture.runWork();

        assertThat(Objects.requireNonNull(fixture.message(id, queued.id()).delivery())
                        .status())
                .isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(fixture.view(id).contactId()).isEmpty();
    }

    @EveryStore
    @DisplayName("S18 Open records stand against it, unless they are left; they stay")
    void openRecords(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));
        CrmRecord task = fixture.inbox()
                .as(fixture.administrator())
                .records()
                .create(RecordDraft.task("Llamar").about(rosa.id()))
                .orThrow();

        Outcome<DeletedContact> refused = contacts(fixture).delete(rosa.id());
        assertThat(reasons(refused)).containsExactly(Refusal.Reason.OPEN_RECORDS);
        assertThat(refused.refusals().get(0).actual()).hasValue(1);
        assertThat(contacts(fixture).card(rosa.id())).contains(rosa);

        contacts(fixture)
                .delete(rosa.id(), DeleteOptions.defaults().leavingOpenRecords())
                .orThrow();
        assertThat(fixture.inbox().as(fixture.administrator()).records().find(task.id()))
                .contains(task);

        ContactCard bea = fixture.add(NewContact.consenting("Bea", "Sol").email("bea@example.com"));
        CrmRecord done = fixture.inbox()
                .as(fixture.administrator())
                .records()
                .create(RecordDraft.task("Escribir").about(bea.id()))
                .orThrow();
        fixture.inbox()
                .as(fixture.administrator())
                .records()
                .complete(done.id())
                .orThrow();
        assertThat(contacts(fixture).delete(bea.id()).isDone()).isTrue();
    }

    @EveryStore
    @DisplayName("S1 Only who manages all contacts deletes one, also one's own")
    void whoMay(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));

        assertThat(reasons(fixture.inbox()
                        .as(fixture.custom(Permission.MANAGE_OWN_CONTACTS))
                        .contacts()
                        .delete(rosa.id())))
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        assertThat(reasons(contacts(fixture).delete(new ContactId("nobody"))))
                .containsExactly(Refusal.Reason.NOT_FOUND);
    }
}
