package io.escala.core.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Assignment.Related;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Expected;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.CrmEvent.RecordsReassigned;
import io.escala.crm.event.CrmEvent.RecordsReassigned.Reassigned;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordDetails.Result;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("M47 What goes along with a conversation")
class HandOverTest {
    private static final AccountId ACCOUNT = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final UserId FORMER = new UserId("former");
    private static final UserId NEW = new UserId("new");
    private static final UserId OTHER = new UserId("other");
    private static final ContactId ROSA = new ContactId("rosa");
    private static final ConversationId CHAT = new ConversationId("chat");
    private static final TeamUsers ANYBODY = new TeamUsers(Map.of(), true);
    private static final Actor ADMINISTRATOR = Actor.user(ACCOUNT, new UserId("admin"), Role.ADMINISTRATOR);
    private static final Actor SELLER = Actor.user(ACCOUNT, FORMER, Role.SALES_USER);

    private final State state = State.complete();
    private int ids;

    /** Whose a record is, and for whom it goes along. */
    private enum Owner {
        NOBODY(null),
        OF_THE_CONVERSATION(FORMER.value()),
        ANOTHER(OTHER.value()),
        NEW_ALREADY(NEW.value());

        private final @Nullable String user;

        Owner(@Nullable String user) {
            this.user = user;
        }

        @Nullable
        UserId user() {
            return user == null ? null : new UserId(user);
        }

        boolean goes(Actor actor, boolean everyOwner) {
            return switch (this) {
                case NOBODY, OF_THE_CONVERSATION -> true;
                case ANOTHER -> everyOwner && actor.equals(ADMINISTRATOR);
                case NEW_ALREADY -> false;
            };
        }
    }

    private record Case(Actor actor, boolean everyOwner, Set<Related> asked) {
        Assignment assignment() {
            Assignment assignment = Assignment.toUser(NEW).including(asked.toArray(Related[]::new));
            return everyOwner ? assignment.ofEveryOwner() : assignment;
        }

        @Override
        public String toString() {
            return actor.role().name() + " asks for " + asked + (everyOwner ? " of every owner" : "");
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Actor actor : List.of(ADMINISTRATOR, SELLER)) {
            for (boolean everyOwner : new boolean[] {false, true}) {
                cases.add(new Case(actor, everyOwner, Set.of()));
                cases.add(new Case(actor, everyOwner, EnumSet.allOf(Related.class)));
                for (Related each : Related.values()) {
                    cases.add(new Case(actor, everyOwner, Set.of(each)));
                }
            }
        }
        return cases;
    }

    private static Related asked(RecordKind kind) {
        return switch (kind) {
            case OPPORTUNITY -> Related.OPPORTUNITIES;
            case ACTIVITY -> Related.ACTIVITIES;
            case TASK -> Related.PENDING_TASKS;
        };
    }

    private static RecordDetails details(RecordKind kind, boolean open) {
        return switch (kind) {
            case OPPORTUNITY ->
                new RecordDetails.Opportunity(null, null, null, open ? Result.OPEN : Result.WON, Map.of());
            case ACTIVITY -> new RecordDetails.Activity("call", NOON);
            case TASK -> new RecordDetails.Task(null);
        };
    }

    private CrmRecord record(RecordKind kind, boolean open, @Nullable UserId owner, @Nullable ContactId about) {
        CrmRecord record = new CrmRecord(
                ACCOUNT,
                new RecordId("record-" + ids++),
                "Call",
                null,
                owner,
                about,
                null,
                null,
                details(kind, open),
                null,
                open ? null : NOON,
                Origin.HOST,
                NOON,
                NOON,
                3);
        state.records().put(record);
        return record;
    }

    private Conversation chat(@Nullable UserId ownerOfContact) {
        IdentityId person = new IdentityId("person");
        state.identities().put(new ChannelIdentity(ACCOUNT, person, Channel.WHATSAPP, null, ROSA, null, NOON, 1));
        state.contacts()
                .put(new Contact(
                                ACCOUNT,
                                ROSA,
                                "Rosa",
                                "Paz",
                                null,
                                null,
                                null,
                                Lifecycle.PROSPECT,
                                false,
                                Map.of(),
                                Map.of(),
                                Origin.PERSON,
                                NOON,
                                5)
                        .ownedBy(ownerOfContact, Origin.PERSON));
        Conversation chat = Conversation.begin(ACCOUNT, CHAT, new LineId("wa"), person, Channel.WHATSAPP, NOON)
                .ownedBy(FORMER);
        state.conversations().put(chat);
        return chat;
    }

    private UnitOfWork unit() {
        return new UnitOfWork(ACCOUNT, state, LATER, () -> "id-" + ids++);
    }

    private static Stream<RecordsReassigned> told(UnitOfWork unit) {
        return unit.changeSet().orElseThrow().events().stream()
                .filter(RecordsReassigned.class::isInstance)
                .map(RecordsReassigned.class::cast);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName(
            "is of the kinds asked for, open, and of the former owner or nobody; of others only if an actor who may asks for all")
    void table(Case row) {
        Conversation chat = chat(null);
        List<CrmRecord> going = new ArrayList<>();
        List<CrmRecord> staying = new ArrayList<>();
        for (RecordKind kind : RecordKind.values()) {
            for (Owner owner : Owner.values()) {
                CrmRecord open = record(kind, true, owner.user(), ROSA);
                boolean goes = row.asked().contains(asked(kind)) && owner.goes(row.actor(), row.everyOwner());
                (goes ? going : staying).add(open);
                staying.add(record(kind, false, owner.user(), ROSA));
                staying.add(record(kind, true, owner.user(), new ContactId("other")));
                staying.add(record(kind, true, owner.user(), null));
            }
        }
        UnitOfWork unit = unit();

        assertThat(new AssignDecision(row.actor(), row.assignment(), ANYBODY)
                        .decide(unit, chat)
                        .orThrow()
                        .owner())
                .isEqualTo(NEW);

        assertThat(going)
                .allSatisfy(
                        before -> assertThat(state.records().find(before.id())).contains(before.ownedBy(NEW, LATER)));
        assertThat(staying)
                .allSatisfy(
                        before -> assertThat(state.records().find(before.id())).contains(before));
        assertThat(unit.changeSet().orElseThrow().expected())
                .filteredOn(expected -> expected.kind() == Expected.Kind.RECORD)
                .containsExactlyInAnyOrderElementsOf(going.stream()
                        .map(before ->
                                new Expected(Expected.Kind.RECORD, before.id().value(), 3))
                        .toList());
        assertThat(told(unit).flatMap(event -> event.records().stream()))
                .containsExactlyInAnyOrderElementsOf(going.stream()
                        .map(before -> new Reassigned(before.id(), before.kind()))
                        .toList());
        assertThat(told(unit)).hasSize(going.isEmpty() ? 0 : 1).allSatisfy(event -> {
            assertThat(event.conversation()).isEqualTo(CHAT);
            assertThat(event.contact()).isEqualTo(ROSA);
            assertThat(event.to()).isEqualTo(NEW);
        });
        assertThat(state.contacts().find(ROSA).orElseThrow().owner())
                .isEqualTo(row.asked().contains(Related.CONTACT) ? NEW : null);
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    @DisplayName("is a contact of the former owner or of nobody; of others only if an actor who may asks for all")
    void contact(Owner owner) {
        for (Actor actor : List.of(ADMINISTRATOR, SELLER)) {
            for (boolean everyOwner : new boolean[] {false, true}) {
                Conversation chat = chat(owner.user());

                new AssignDecision(actor, new Case(actor, everyOwner, Set.of(Related.CONTACT)).assignment(), ANYBODY)
                        .decide(unit(), chat)
                        .orThrow();

                assertThat(state.contacts().find(ROSA).orElseThrow().owner())
                        .isEqualTo(owner.goes(actor, everyOwner) ? NEW : owner.user());
            }
        }
    }

    @Test
    @DisplayName("is nobody's afterwards when the conversation is, and stays when it is nobody's turn")
    void toNobody() {
        Conversation chat = chat(FORMER);
        CrmRecord task = record(RecordKind.TASK, true, FORMER, ROSA);
        Assignment turns = Assignment.roundRobin(RoundRobin.ofRoles(Role.SALES_USER));

        new AssignDecision(ADMINISTRATOR, turns.including(Related.PENDING_TASKS), ANYBODY)
                .decide(unit(), chat)
                .orThrow();
        assertThat(state.records().find(task.id())).contains(task);

        new AssignDecision(ADMINISTRATOR, Assignment.toNobody().including(Related.PENDING_TASKS), ANYBODY)
                .decide(unit(), chat)
                .orThrow();
        assertThat(state.records().find(task.id())).contains(task.ownedBy(null, LATER));
    }

    @Test
    @DisplayName("is what nobody has when the owner stays, as long as conversation and contact are as they were read")
    void ownerStays() {
        Conversation chat = chat(FORMER);
        CrmRecord task = record(RecordKind.TASK, true, null, ROSA);
        UnitOfWork unit = unit();

        new AssignDecision(ADMINISTRATOR, Assignment.toUser(FORMER).including(Related.PENDING_TASKS), ANYBODY)
                .decide(unit, chat)
                .orThrow();

        assertThat(state.records().find(task.id())).contains(task.ownedBy(FORMER, LATER));
        assertThat(unit.changeSet().orElseThrow().expected())
                .containsExactlyInAnyOrder(
                        new Expected(Expected.Kind.CONVERSATION, CHAT.value(), chat.version()),
                        new Expected(
                                Expected.Kind.CONTACT,
                                ROSA.value(),
                                state.contacts().find(ROSA).orElseThrow().version()),
                        new Expected(Expected.Kind.RECORD, task.id().value(), 3));
    }

    @Test
    @DisplayName("is nothing of a person who is no contact")
    void ofNoContact() {
        Conversation chat = chat(FORMER);
        CrmRecord task = record(RecordKind.TASK, true, FORMER, ROSA);
        state.identities()
                .put(new ChannelIdentity(ACCOUNT, chat.identity(), Channel.WHATSAPP, null, null, null, NOON, 2));
        UnitOfWork unit = unit();

        new AssignDecision(ADMINISTRATOR, Assignment.toUser(NEW).including(Related.values()), ANYBODY)
                .decide(unit, chat)
                .orThrow();

        assertThat(state.records().find(task.id())).contains(task);
        assertThat(unit.changeSet().orElseThrow().events())
                .containsExactly(new CrmEvent.ConversationAssigned(CHAT, FORMER, NEW));
    }

    @Test
    @DisplayName("is not too much with as many open records as may go along; with one more nothing is assigned")
    void atMost() {
        Conversation chat = chat(FORMER);
        List<CrmRecord> tasks = IntStream.range(0, Assignment.MAX_RECORDS)
                .mapToObj(i -> record(RecordKind.TASK, true, FORMER, ROSA))
                .toList();
        record(RecordKind.TASK, false, FORMER, ROSA);
        CrmRecord more = record(RecordKind.ACTIVITY, true, OTHER, ROSA);
        AssignDecision tasksToo =
                new AssignDecision(ADMINISTRATOR, Assignment.toUser(NEW).including(Related.PENDING_TASKS), ANYBODY);
        UnitOfWork refused = unit();

        Outcome<Conversation> outcome = tasksToo.decide(refused, chat);

        assertThat(outcome.refusals())
                .containsExactly(Refusal.of(Refusal.Reason.LIMIT_REACHED, Refusal.Remedy.CLOSE_RECORDS)
                        .in("records", null)
                        .limitedTo(500, 501));
        assertThat(refused.changeSet()).isEmpty();
        assertThat(tasks)
                .allSatisfy(task -> assertThat(state.records().find(task.id())).contains(task));

        new AssignDecision(ADMINISTRATOR, Assignment.toUser(NEW).including(Related.CONTACT), ANYBODY)
                .decide(unit(), chat)
                .orThrow();
        state.records()
                .put(new CrmRecord(
                        ACCOUNT,
                        more.id(),
                        "Talk",
                        null,
                        OTHER,
                        ROSA,
                        null,
                        null,
                        more.details(),
                        null,
                        NOON,
                        Origin.HOST,
                        NOON,
                        NOON,
                        4));
        tasksToo.decide(unit(), chat).orThrow();
        assertThat(tasks)
                .allSatisfy(task -> assertThat(
                                state.records().find(task.id()).orElseThrow().owner())
                        .isEqualTo(NEW));
    }
}
