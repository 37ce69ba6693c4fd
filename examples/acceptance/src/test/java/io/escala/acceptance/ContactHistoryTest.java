package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.HistoryEntry;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.inbox.Inbox;
import io.escala.core.panel.ContactPanel;
import io.escala.core.records.RecordDraft;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.core.result.RefusedException;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
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
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordKind;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.OperationId;
import io.escala.crm.store.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** What happened to a contact, its people, its records and its conversations. */
class ContactHistoryTest {
    private static final String ROSA = "5493415550101";
    private static final UserId BEA = new UserId("bea");

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

    private static List<HistoryEntry> history(InboxFixture fixture, ContactId contact) {
        List<HistoryEntry> all = new ArrayList<>();
        contacts(fixture).history(contact).forEach(all::add);
        return all;
    }

    /** What happened to the contact itself, newest first. */
    private static List<HistoryContent> contents(InboxFixture fixture, ContactId contact) {
        return history(fixture, contact).stream()
                .flatMap(entry -> entry.content().stream())
                .toList();
    }

    /** What happened since then, newest first. */
    private static List<HistoryContent> since(InboxFixture fixture, ContactId contact, int before) {
        List<HistoryContent> now = contents(fixture, contact);
        return now.subList(0, now.size() - before);
    }

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

    @EveryStore
    @DisplayName("M18 Who sees the contact and not a conversation sees no entry of it, in pages and count alike")
    void visibility(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .assign(id, Assignment.toUser(BEA))
                .orThrow();
        Actor sees = fixture.custom(Permission.MANAGE_CONTACTS);

        Listing<HistoryEntry> all = contacts(fixture).history(rosa.id());
        Listing<HistoryEntry> some = fixture.inbox().as(sees).contacts().history(rosa.id());

        assertThat(some).isNotEmpty().noneMatch(entry -> entry.entry().isPresent());
        assertThat(some.count().value()).isEqualTo(size(some));
        assertThat(all.count().value()).isEqualTo(size(all)).isGreaterThan(size(some));
        assertThat(contacts(fixture).history(new ContactId("absent"))).isEmpty();
        assertThat(contacts(fixture).history(new ContactId("absent")).count().value())
                .isZero();
        assertThatThrownBy(() -> fixture.inbox().as(fixture.custom()).contacts().history(rosa.id()))
                .isInstanceOf(RefusedException.class);
    }

    private static long size(Listing<HistoryEntry> listing) {
        long size = 0;
        for (HistoryEntry entry : listing) {
            assertThat(entry.text(Locale.ENGLISH)).isNotBlank();
            size++;
        }
        return size;
    }

    @EveryStore
    @DisplayName("M18 Pages of any size are the whole; what happens meanwhile is neither skipped nor repeated")
    void pages(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        for (int i = 0; i < 3; i++) {
            fixture.later(Duration.ofMinutes(1));
            contacts(fixture).archive(rosa.id()).orThrow();
            contacts(fixture).restore(rosa.id()).orThrow();
            fixture.inbox()
                    .as(fixture.administrator())
                    .conversations()
                    .close(id, Closing.because("Sold"))
                    .orThrow();
            writes(fixture, "otra vez");
        }
        List<HistoryEntry> whole = history(fixture, rosa.id());

        assertThat(whole).hasSizeGreaterThan(12);
        for (int size = 1; size <= whole.size() + 1; size++) {
            assertThat(paged(fixture, rosa.id(), size)).as("pages of %d", size).isEqualTo(whole);
        }
        assertThat(contacts(fixture).history(rosa.id()).count().value()).isEqualTo(whole.size());

        CursorPage<HistoryEntry> first = contacts(fixture).history(rosa.id()).page(CursorRequest.first(4));
        fixture.later(Duration.ofMinutes(1));
        contacts(fixture).archive(rosa.id()).orThrow();
        CursorPage<HistoryEntry> rest =
                contacts(fixture).history(rosa.id()).page(CursorRequest.after(first.next(), 100));
        assertThat(first.items()).isEqualTo(whole.subList(0, 4));
        assertThat(rest.items()).isEqualTo(whole.subList(4, whole.size()));
    }

    private static List<HistoryEntry> paged(InboxFixture fixture, ContactId contact, int size) {
        List<HistoryEntry> all = new ArrayList<>();
        @Nullable String next = null;
        do {
            CursorPage<HistoryEntry> page = contacts(fixture)
                    .history(contact)
                    .page(next == null ? CursorRequest.first(size) : CursorRequest.after(next, size));
            all.addAll(page.items());
            next = page.next();
        } while (next != null);
        return all;
    }

    @EveryStore
    @DisplayName(
            "M18 The card has the first page of it, in one bulk read, and goes on by its cursor; beside a conversation there is none")
    void card(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        int few = reads(fixture, rosa.id());
        for (int i = 0; i < 12; i++) {
            fixture.later(Duration.ofMinutes(1));
            contacts(fixture).archive(rosa.id()).orThrow();
            contacts(fixture).restore(rosa.id()).orThrow();
        }

        ContactPanel card = fixture.inbox()
                .as(fixture.administrator())
                .panels()
                .of(rosa.id())
                .orElseThrow();
        CursorPage<HistoryEntry> page = card.history().orElseThrow();

        List<HistoryEntry> all = new ArrayList<>(page.items());
        all.addAll(contacts(fixture)
                .history(rosa.id())
                .page(CursorRequest.after(page.next(), 100))
                .items());
        assertThat(page.items()).hasSize(20);
        assertThat(all).isEqualTo(history(fixture, rosa.id()));
        assertThat(reads(fixture, rosa.id())).isLessThanOrEqualTo(few);
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .panels()
                        .of(id)
                        .orElseThrow()
                        .history())
                .isEmpty();
    }

    private static int reads(InboxFixture fixture, ContactId contact) {
        CountingStore counting = new CountingStore(fixture.store());
        Inbox inbox = Inbox.builder(counting).clock(fixture.clock()).build();
        assertThat(inbox.as(fixture.administrator()).panels().of(contact)).isPresent();
        return counting.calls();
    }

    @EveryStore
    @DisplayName(
            "M18 Of a contact from before histories were kept it begins with what is known: how it was created, and why who was linked")
    void older(InboxFixture fixture) {
        ContactId old = new ContactId("old");
        Instant created = fixture.now().minus(Duration.ofDays(9));
        Instant linked = fixture.now().minus(Duration.ofDays(8));
        IdentityId person = new IdentityId("person-of-talk");
        StoredConversation.add(fixture, new StoredConversation("talk"));
        assertThat(fixture.store()
                        .commit(List.of(ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("old"), created)
                                .change(new ContactChange.AddContact(contact(old, created)))
                                .change(new IdentityChange.LinkIdentity(
                                        person,
                                        old,
                                        Set.of(),
                                        LinkReason.of(LinkRule.ASSOCIATED, Origin.PERSON, BEA, linked)))
                                .build())))
                .singleElement()
                .isInstanceOf(CommitResult.Applied.class);
        contacts(fixture).archive(old).orThrow();

        List<HistoryEntry> history = history(fixture, old);

        assertThat(history)
                .extracting(entry -> entry.content().orElseThrow())
                .containsExactly(
                        new HistoryContent.ArchivingChanged(true),
                        new HistoryContent.PersonLinked(person, Channel.WHATSAPP, LinkRule.ASSOCIATED),
                        new HistoryContent.ContactCreated(Origin.HOST, null));
        assertThat(history.get(1).author()).isEqualTo(Author.user(BEA));
        assertThat(history).extracting(HistoryEntry::at).containsExactly(fixture.now(), linked, created);
        assertThat(history.get(2).author().kind()).isEqualTo(Author.Kind.HOST);
        for (int size = 1; size <= 4; size++) {
            assertThat(paged(fixture, old, size)).isEqualTo(history);
        }
        assertThat(contacts(fixture).history(old).count().value()).isEqualTo(3);
        contacts(fixture).unlink(new ConversationId("talk")).orThrow();
        assertThat(contents(fixture, old))
                .as("why they were linked is known no more, that they are not is told")
                .hasSize(3)
                .first()
                .isInstanceOf(HistoryContent.PersonUnlinked.class);
    }

    private static Contact contact(ContactId id, Instant createdAt) {
        return new Contact(
                TestBusiness.ACCOUNT,
                id,
                "Rosa",
                null,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of(),
                Map.of(),
                Origin.HOST,
                createdAt,
                0);
    }

    @EveryStore
    @DisplayName("M18 The history of a deleted contact is gone")
    void deleted(InboxFixture fixture) {
        ContactCard rosa = registered(fixture, writes(fixture, "hola"));
        contacts(fixture).delete(rosa.id()).orThrow();

        assertThat(contacts(fixture).history(rosa.id())).isEmpty();
        assertThat(fixture.store().countContactHistory(TestBusiness.ACCOUNT, rosa.id(), Visibility.ALL, 10))
                .isZero();
    }
}
