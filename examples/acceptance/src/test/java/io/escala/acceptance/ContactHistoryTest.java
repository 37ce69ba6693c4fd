package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.HistoryEntry;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.records.RecordDraft;
import io.escala.crm.Channel;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.event.CrmEvent.RecordChanged.What;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** What happened to a contact, its people, its records and its conversations. */
class ContactHistoryTest extends HistorySteps {
    @EveryStore
    @DisplayName("M18 A contact created from a conversation: who did it, from which one, the consent and the person")
    void createdFromAConversation(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        fixture.later(Duration.ofMinutes(1));
        ContactCard rosa = registered(fixture, id);
        IdentityId person = rosa.people().get(0).identity().id();

        List<HistoryEntry> history = history(fixture, rosa.id());

        assertThat(history)
                .filteredOn(entry -> entry.content().isPresent())
                .extracting(entry -> entry.content().orElseThrow())
                .containsExactlyInAnyOrder(
                        new HistoryContent.ContactCreated(Origin.PERSON, id),
                        new HistoryContent.ConsentRecorded(ConsentPurpose.STORAGE, ConsentState.GRANTED),
                        new HistoryContent.PersonLinked(person, Channel.WHATSAPP, LinkRule.CREATED));
        assertThat(history).allSatisfy(entry -> {
            if (entry.content().isPresent()) {
                assertThat(entry.author()).isEqualTo(Author.of(fixture.administrator()));
                assertThat(entry.at()).isEqualTo(rosa.contact().createdAt());
            }
        });
        assertThat(history.get(history.size() - 1).entry().orElseThrow().content())
                .as("what was before is the conversation's")
                .isInstanceOf(EntryContent.Opened.class);
        assertThat(history.get(history.size() - 1).conversation()).contains(id);
        assertThat(history)
                .as("links are told once, by the history itself")
                .noneMatch(entry -> entry.entry()
                        .filter(told -> told.content() instanceof EntryContent.Linked)
                        .isPresent());
    }

    @EveryStore
    @DisplayName(
            "M18 Edits tell which fields, and never what was written; owner, company and the like tell what they are")
    void edits(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));
        int before = contents(fixture, rosa.id()).size();

        ContactCard edited = contacts(fixture)
                .edit(
                        rosa.id(),
                        rosa.contact().version(),
                        edit -> edit.lastName("Núñez")
                                .field("plan", "pro")
                                .owner(BEA)
                                .company("Escala")
                                .lifecycle(Lifecycle.CUSTOMER)
                                .marketing(true)
                                .addPhone("+5493415550102"))
                .orThrow();

        assertThat(since(fixture, rosa.id(), before))
                .containsExactlyInAnyOrder(
                        new HistoryContent.FieldsEdited(List.of("customFields.plan", "lastName")),
                        new HistoryContent.OwnerChanged(rosa.contact().owner(), BEA),
                        new HistoryContent.CompanyChanged(null, edited.contact().companyId()),
                        new HistoryContent.LifecycleChanged(Lifecycle.PROSPECT, Lifecycle.CUSTOMER),
                        new HistoryContent.MarketingChanged(true),
                        new HistoryContent.KeyAdded(ContactKeyKind.PHONE));
        int then = contents(fixture, rosa.id()).size();
        contacts(fixture)
                .edit(rosa.id(), edited.contact().version(), edit -> edit.removePhone("+5493415550102"))
                .orThrow();
        contacts(fixture).archive(rosa.id()).orThrow();
        contacts(fixture).restore(rosa.id()).orThrow();

        assertThat(since(fixture, rosa.id(), then))
                .containsExactly(
                        new HistoryContent.ArchivingChanged(false),
                        new HistoryContent.ArchivingChanged(true),
                        new HistoryContent.KeyRemoved(ContactKeyKind.PHONE));
        assertThat(history(fixture, rosa.id()).toString())
                .doesNotContain("Núñez")
                .doesNotContain("pro")
                .doesNotContain("549");
    }

    @EveryStore
    @DisplayName("M18, S7 A number that is moved is told to both contacts, and its person with it")
    void movedKeys(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        ContactCard bea = fixture.add(NewContact.consenting("Bea", "Sol").email("bea@example.com"));
        IdentityId person = rosa.people().get(0).identity().id();
        int ofRosa = contents(fixture, rosa.id()).size();
        int ofBea = contents(fixture, bea.id()).size();

        contacts(fixture)
                .moveKey(rosa.id(), bea.id(), ContactKeyValue.phone(new Phone(ROSA)))
                .orThrow();

        HistoryContent moved = new HistoryContent.KeyMoved(ContactKeyKind.PHONE, rosa.id(), bea.id());
        assertThat(since(fixture, rosa.id(), ofRosa))
                .containsExactlyInAnyOrder(moved, new HistoryContent.PersonUnlinked(person, Channel.WHATSAPP));
        assertThat(since(fixture, bea.id(), ofBea))
                .containsExactlyInAnyOrder(
                        moved,
                        new HistoryContent.WhatsAppPhoneRecorded(),
                        new HistoryContent.PersonLinked(person, Channel.WHATSAPP, LinkRule.KEY_ADDED));
        assertThat(history(fixture, bea.id()))
                .filteredOn(entry -> entry.content().filter(moved::equals).isPresent())
                .allSatisfy(entry -> assertThat(entry.otherContact()).contains(rosa.id()));
        assertThat(history(fixture, bea.id()))
                .as("the conversation went along")
                .anyMatch(entry -> entry.conversation().filter(id::equals).isPresent());
    }

    @EveryStore
    @DisplayName(
            "M18, S38 A number from which a message came became the WhatsApp phone by itself; the next message tells nothing")
    void promotionAndMessages(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));
        int before = contents(fixture, rosa.id()).size();

        writes(fixture, "hola");

        IdentityId person = fixture.card(rosa.id()).people().get(0).identity().id();
        assertThat(since(fixture, rosa.id(), before))
                .containsExactlyInAnyOrder(
                        new HistoryContent.PersonLinked(person, Channel.WHATSAPP, LinkRule.EXACT_PRIMARY_PHONE),
                        new HistoryContent.WhatsAppPhoneRecorded());
        assertThat(history(fixture, rosa.id()).get(0).author()).isEqualTo(Author.CHANNEL);
        int all = history(fixture, rosa.id()).size();
        fixture.later(Duration.ofMinutes(1));
        writes(fixture, "otra vez");
        assertThat(history(fixture, rosa.id())).hasSize(all);
    }

    @EveryStore
    @DisplayName(
            "M18 What conversations tell is in the history: opened, assigned, closed with its description, reopened")
    void conversations(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        var desk = fixture.inbox().as(fixture.administrator()).conversations();
        fixture.later(Duration.ofMinutes(1));
        desk.assign(id, Assignment.toUser(BEA)).orThrow();
        desk.close(id, Closing.because("Sold")).orThrow();
        desk.note(id, "a note is no event").orThrow();
        fixture.later(Duration.ofMinutes(1));
        writes(fixture, "otra vez");

        List<EntryContent> told = history(fixture, rosa.id()).stream()
                .flatMap(entry -> entry.entry().stream())
                .map(entry -> entry.content())
                .toList();

        assertThat(told).hasSize(4);
        assertThat(told.get(0)).isInstanceOf(EntryContent.Opened.class);
        assertThat(told.subList(1, 3))
                .containsExactlyInAnyOrder(new EntryContent.Closed(1, "Sold"), new EntryContent.Assigned(null, BEA));
        assertThat(told.get(3)).isInstanceOf(EntryContent.Opened.class);

        contacts(fixture).unlink(id).orThrow();
        assertThat(history(fixture, rosa.id()))
                .as("it is nobody's conversation now")
                .noneMatch(entry -> entry.entry().isPresent());
        assertThat(contents(fixture, rosa.id()).get(0)).isInstanceOf(HistoryContent.PersonUnlinked.class);
    }

    @EveryStore
    @DisplayName(
            "M18 Opportunities, activities and tasks: created, changed, completed, reopened, handed over and removed")
    void records(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));
        ContactCard other = fixture.add(NewContact.consenting("Bea", "Sol").email("bea@example.com"));
        int before = contents(fixture, rosa.id()).size();
        var records = fixture.inbox().as(fixture.administrator()).records();

        CrmRecord task =
                records.create(RecordDraft.task("Call").about(rosa.id())).orThrow();
        CrmRecord edited = records.edit(task.id(), task.version(), draft -> draft.title("Write"))
                .orThrow();
        records.complete(task.id()).orThrow();
        CrmRecord open = records.reopen(task.id()).orThrow();
        CrmRecord given = records.edit(task.id(), open.version(), draft -> draft.ownedBy(BEA))
                .orThrow();
        CrmRecord elsewhere = records.edit(task.id(), given.version(), draft -> draft.about(other.id()))
                .orThrow();

        HistoryContent moved =
                new HistoryContent.RecordChanged(task.id(), RecordKind.TASK, What.CHANGED, List.of("CONTACT"));
        assertThat(since(fixture, rosa.id(), before))
                .containsExactlyInAnyOrder(
                        moved,
                        new HistoryContent.RecordOwnerChanged(task.id(), RecordKind.TASK, edited.owner(), BEA),
                        record(task, What.REOPENED),
                        record(task, What.COMPLETED),
                        new HistoryContent.RecordChanged(task.id(), RecordKind.TASK, What.CHANGED, List.of("TITLE")),
                        record(task, What.CREATED));
        assertThat(contents(fixture, other.id())).contains(moved);
        records.remove(elsewhere.id()).orThrow();
        assertThat(contents(fixture, other.id())).contains(record(task, What.REMOVED));
        assertThat(history(fixture, rosa.id()))
                .filteredOn(entry -> entry.record().isPresent())
                .hasSize(6)
                .allSatisfy(entry -> assertThat(entry.record()).contains(task.id()));
    }

    private static HistoryContent record(CrmRecord record, What what) {
        return new HistoryContent.RecordChanged(record.id(), record.kind(), what, List.of());
    }
}
