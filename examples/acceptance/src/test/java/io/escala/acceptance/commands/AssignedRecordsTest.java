package io.escala.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.audit.AuditQuery;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Assignment.Related;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.records.RecordDraft;
import io.escala.core.records.RecordQuery;
import io.escala.core.records.Records;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.RecordChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.CrmEvent.RecordsReassigned;
import io.escala.crm.event.CrmEvent.RecordsReassigned.Reassigned;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.OperationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** Opportunities, activities and tasks go along with a conversation that is assigned. */
class AssignedRecordsTest {
    private static final UserId ANA = new UserId("ana");
    private static final UserId SAM = new UserId("sam");
    private static final UserId LEO = new UserId("leo");
    private static final Assignment WITH_EVERYTHING = Assignment.toUser(ANA).including(Related.values());

    private static Records host(InboxFixture fixture) {
        return fixture.inbox().as(Actor.host(TestBusiness.ACCOUNT)).records();
    }

    private static CrmRecord add(InboxFixture fixture, RecordDraft draft, ContactId about, @Nullable UserId owner) {
        return host(fixture).create(draft.about(about).ownedBy(owner)).orThrow();
    }

    private static ContactId rosa(InboxFixture fixture) {
        return fixture.add(NewContact.consenting("Rosa", "Paz")
                        .email("rosa@example.com")
                        .owner(SAM))
                .id();
    }

    /** Of a contact, and of Sam's. */
    private static ConversationId talk(InboxFixture fixture, String name, ContactId contact) {
        StoredConversation talk = new StoredConversation(name).ownedBy(SAM).withContact(contact);
        StoredConversation.add(fixture, talk);
        return talk.id();
    }

    private static List<CrmRecord> now(InboxFixture fixture, CrmRecord... before) {
        return Stream.of(before)
                .map(each -> host(fixture).find(each.id()).orElseThrow())
                .toList();
    }

    private static RecordsReassigned told(
            ConversationId id, ContactId contact, @Nullable UserId to, CrmRecord... records) {
        return new RecordsReassigned(
                id,
                contact,
                to,
                Stream.of(records)
                        .sorted(Comparator.comparing(record -> record.id().value()))
                        .map(record -> new Reassigned(record.id(), record.kind()))
                        .toList());
    }

    @EveryStore
    @DisplayName(
            "M47 The contact and what is open with it go to the new owner in one commit; one event lists them, and each is in the audit trail")
    void goAlong(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        ConversationId id = talk(fixture, "talk", rosa);
        CrmRecord deal = add(fixture, RecordDraft.opportunity("Garden"), rosa, SAM);
        CrmRecord call = add(fixture, RecordDraft.activity("Talk").type("call").at(fixture.now()), rosa, null);
        CrmRecord task = add(fixture, RecordDraft.task("Write").externalReference("7"), rosa, SAM);
        CrmRecord others = add(fixture, RecordDraft.task("Measure"), rosa, LEO);
        CrmRecord done = host(fixture)
                .complete(add(fixture, RecordDraft.task("Send"), rosa, SAM).id())
                .orThrow();
        Desk desk = fixture.inbox().as(fixture.administrator());
        int before = fixture.events().size();
        fixture.later(Duration.ofMinutes(1));

        assertThat(desk.conversations().assign(id, WITH_EVERYTHING).orThrow().owner())
                .isEqualTo(ANA);

        assertThat(now(fixture, deal, call, task, others, done))
                .containsExactly(
                        deal.ownedBy(ANA, fixture.now()),
                        call.ownedBy(ANA, fixture.now()),
                        task.ownedBy(ANA, fixture.now()),
                        others,
                        done);
        assertThat(fixture.card(rosa).contact().owner()).isEqualTo(ANA);
        assertThat(fixture.events().subList(before, fixture.events().size()))
                .containsExactlyInAnyOrder(
                        new CrmEvent.ConversationAssigned(id, SAM, ANA),
                        new CrmEvent.ContactChanged(rosa, List.of("OWNER")),
                        told(id, rosa, ANA, deal, call, task));
        assertThat(desk.audit().records(AuditQuery.all()).stream()
                        .filter(one -> one.operation() == AuditOperation.CONVERSATION_ASSIGN))
                .extracting(one -> one.subject(), one -> one.fields())
                .containsExactlyInAnyOrder(
                        tuple(AuditSubject.of(id), List.of("OWNER")),
                        tuple(AuditSubject.of(rosa), List.of("OWNER")),
                        tuple(AuditSubject.of(deal.id()), List.of("OWNER")),
                        tuple(AuditSubject.of(call.id()), List.of("OWNER")),
                        tuple(AuditSubject.of(task.id()), List.of("OWNER")));
        assertThat(desk.records().list(RecordQuery.open().ownedBy(ANA)).count().value())
                .isEqualTo(3);
        assertThat(desk.contacts().history(rosa).stream().flatMap(entry -> entry.content().stream()))
                .as("what the card tells")
                .contains(
                        new HistoryContent.OwnerChanged(SAM, ANA),
                        new HistoryContent.RecordOwnerChanged(deal.id(), deal.kind(), SAM, ANA),
                        new HistoryContent.RecordOwnerChanged(call.id(), call.kind(), null, ANA),
                        new HistoryContent.RecordOwnerChanged(task.id(), task.kind(), SAM, ANA));
    }

    @EveryStore
    @DisplayName(
            "M47 A seller hands over what is theirs or nobody's; what others have only who answers everything, if asked for")
    void ofOthers(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        ConversationId id = talk(fixture, "talk", rosa);
        CrmRecord theirs = add(fixture, RecordDraft.task("Write"), rosa, SAM);
        CrmRecord others = add(fixture, RecordDraft.task("Measure"), rosa, LEO);
        Desk sam = fixture.inbox().as(Actor.user(TestBusiness.ACCOUNT, SAM, Role.SALES_USER));
        Desk desk = fixture.inbox().as(fixture.administrator());
        Assignment all = WITH_EVERYTHING.ofEveryOwner();

        sam.conversations().assign(id, all).orThrow();
        assertThat(now(fixture, theirs, others)).extracting(CrmRecord::owner).containsExactly(ANA, LEO);

        desk.conversations().assign(id, all).orThrow();
        assertThat(now(fixture, theirs, others)).extracting(CrmRecord::owner).containsExactly(ANA, ANA);

        desk.conversations()
                .assign(id, Assignment.toNobody().including(Related.PENDING_TASKS))
                .orThrow();
        assertThat(now(fixture, theirs, others)).extracting(CrmRecord::owner).containsExactly((UserId) null, (UserId)
                null);
        assertThat(fixture.events(RecordsReassigned.class))
                .containsExactly(
                        told(id, rosa, ANA, theirs), told(id, rosa, ANA, others), told(id, rosa, null, theirs, others));
    }

    @EveryStore
    @DisplayName(
            "M47 A task that is completed, handed on or removed just before the commit does not go along; the others do, at once")
    void changedMeanwhile(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        AtomicReference<HeldStore> held = new AtomicReference<>();
        Inbox slow = fixture.node(
                        store -> {
                            held.set(new HeldStore(store));
                            return held.get();
                        },
                        new AcceptingGateway())
                .inbox();
        List<Consumer<RecordId>> meanwhile = List.of(
                task -> host(fixture).complete(task).orThrow(),
                task -> host(fixture).edit(task, 1, draft -> draft.ownedBy(LEO)).orThrow(),
                task -> host(fixture).remove(task).orThrow());
        int number = 0;
        for (Consumer<RecordId> each : meanwhile) {
            ConversationId id = talk(fixture, "talk-" + number++, rosa);
            CrmRecord changed = add(fixture, RecordDraft.task("Write"), rosa, SAM);
            CrmRecord stays = add(fixture, RecordDraft.opportunity("Garden"), rosa, SAM);
            held.get().hold(set -> !set.changes().isEmpty(), () -> each.accept(changed.id()));

            slow.as(fixture.administrator())
                    .conversations()
                    .assign(id, WITH_EVERYTHING)
                    .orThrow();

            assertThat(held.get().release()).isTrue();
            assertThat(host(fixture).find(changed.id()).map(CrmRecord::owner)).isNotEqualTo(Optional.of(ANA));
            assertThat(now(fixture, stays)).extracting(CrmRecord::owner).containsExactly(ANA);
            assertThat(fixture.events(RecordsReassigned.class)).last().isEqualTo(told(id, rosa, ANA, stays));
        }
        assertThat(fixture.events(RecordsReassigned.class)).hasSize(meanwhile.size());
    }

    @EveryStore
    @DisplayName(
            "M47 Five hundred go along; of a contact with one more open record nothing is assigned, and the refusal says why")
    void atMost(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        ConversationId id = talk(fixture, "talk", rosa);
        List<CrmRecord> tasks = new ArrayList<>();
        ChangeSet.Builder adding = ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("add-tasks"), fixture.now());
        for (int i = 0; i < Assignment.MAX_RECORDS; i++) {
            CrmRecord task = new CrmRecord(
                    TestBusiness.ACCOUNT,
                    new RecordId("task-" + i),
                    "Write",
                    null,
                    SAM,
                    rosa,
                    null,
                    null,
                    new RecordDetails.Task(null),
                    null,
                    null,
                    Origin.HOST,
                    fixture.now(),
                    fixture.now(),
                    1);
            tasks.add(task);
            adding.change(new RecordChange.PutRecord(task, null));
        }
        assertThat(fixture.store().commit(List.of(adding.build())))
                .singleElement()
                .isInstanceOf(CommitResult.Applied.class);
        CrmRecord more = add(fixture, RecordDraft.task("One more"), rosa, LEO);
        Desk desk = fixture.inbox().as(fixture.administrator());

        Outcome<Conversation> refused = desk.conversations().assign(id, WITH_EVERYTHING);

        assertThat(refused.refusals())
                .containsExactly(Refusal.of(Refusal.Reason.LIMIT_REACHED, Refusal.Remedy.CLOSE_RECORDS)
                        .in("records", null)
                        .limitedTo(500, 501));
        assertThat(fixture.view(id).conversation().owner()).isEqualTo(SAM);
        assertThat(fixture.card(rosa).contact().owner()).isEqualTo(SAM);
        assertThat(fixture.events(RecordsReassigned.class)).isEmpty();

        host(fixture).complete(more.id()).orThrow();
        desk.conversations().assign(id, WITH_EVERYTHING).orThrow();
        assertThat(desk.records().list(RecordQuery.open().ownedBy(ANA)).countExactly())
                .isEqualTo(500);
        assertThat(fixture.events(RecordsReassigned.class))
                .containsExactly(told(id, rosa, ANA, tasks.toArray(CrmRecord[]::new)));
    }

    @EveryStore
    @DisplayName("M47 Of a selection, and in turn, what is open goes along with the first conversation of each contact")
    void selections(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        ContactId bea = fixture.add(NewContact.consenting("Bea", "Sol").email("bea@example.com"))
                .id();
        List<ConversationId> ids =
                List.of(talk(fixture, "first", rosa), talk(fixture, "second", rosa), talk(fixture, "third", bea));
        CrmRecord rosas = add(fixture, RecordDraft.task("Write"), rosa, SAM);
        CrmRecord beas = add(fixture, RecordDraft.task("Measure"), bea, SAM);

        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .conversations()
                        .selection(ids)
                        .assign(Assignment.roundRobin(RoundRobin.among(ANA, LEO))
                                .including(Related.PENDING_TASKS))
                        .values())
                .extracting(each -> each.orThrow().owner())
                .containsExactly(ANA, LEO, ANA);

        assertThat(now(fixture, rosas, beas)).extracting(CrmRecord::owner).containsExactly(ANA, ANA);
        assertThat(fixture.events(RecordsReassigned.class))
                .containsExactly(told(ids.get(0), rosa, ANA, rosas), told(ids.get(2), bea, ANA, beas));
    }
}
