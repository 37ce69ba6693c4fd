package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.Expected;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Mark;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.AlreadyApplied;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CrmStore;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ChangeSet is committed as a whole or not at all, once, and independently of the others of its commit. */
abstract class CommitContract extends StoreContract {
    private static final ContactId ANA = new ContactId("ana");
    private static final Claim SEEN = Claim.event("seen");
    private static final WorkItem WORK = WorkItem.single(ACME, WorkKind.PROFILE, "ana", NOON);
    private static final CrmEvent CREATED = new CrmEvent.ContactCreated(ANA);

    /** Reasons for a conflict. */
    enum Obstacle {
        CLAIM,
        VERSION,
        LEASE
    }

    @Test
    void everyPartOfAChangeSetIsCommitted() {
        assertThat(commit(whole("op"))).isEqualTo(new Applied());

        assertFullyCommitted(store);
    }

    @ParameterizedTest
    @EnumSource
    void aConflictLeavesNothingBehind(Obstacle obstacle) {
        put(obstacle);

        assertThat(commit(against(obstacle, whole("op")))).isInstanceOf(Conflict.class);

        assertNothingCommitted(store);
        assertThat(commit(whole("op")))
                .as("the operation id was not used up by the conflict")
                .isEqualTo(new Applied());
        assertFullyCommitted(store);
    }

    @Test
    void repeatedOperationIsAlreadyApplied() {
        commitApplied(whole("op"));

        assertThat(commit(whole("op"))).isEqualTo(new AlreadyApplied());

        assertThat(Pages.events(store.events(ACME, null, 10)))
                .extracting(LoggedEvent::event)
                .containsExactly(CREATED);
    }

    @Test
    void appliedOperationStaysAppliedAfterLaterChanges() {
        Contact renamed =
                acme.contact("ana").withNames("Anna", null, Origin.PERSON).withVersion(1);
        commitApplied(new AddContact(acme.contact("ana")));
        ChangeSet.Builder edit = operation("edit").expect(versionOfAna(0)).change(new EditContact(renamed));
        commitApplied(edit);

        assertThat(commit(edit))
                .as("its expected version is stale by its own doing")
                .isEqualTo(new AlreadyApplied());
        assertThat(store.contacts(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, renamed));
    }

    @Test
    void operationIdsAreScopedToTheirAccount() {
        commitApplied(operation("op").change(new AddContact(acme.contact("ana"))));

        ChangeSet sameId = ChangeSet.builder(GLOBEX, operation("op").build().operation(), NOON)
                .change(new AddContact(globex.contact("ana")))
                .build();

        assertThat(store.commit(List.of(sameId))).containsExactly(new Applied());
        assertThat(store.contacts(GLOBEX, Set.of(ANA))).isEqualTo(Map.of(ANA, globex.contact("ana")));
    }

    @Test
    void operationRepeatedInAListIsAppliedOnce() {
        List<CommitResult> results =
                store.commit(List.of(whole("op").build(), whole("op").build()));

        assertThat(results).containsExactly(new Applied(), new AlreadyApplied());
        assertThat(Pages.events(store.events(ACME, null, 10))).hasSize(1);
    }

    @Test
    void conflictDoesNotAffectOtherChangeSets() {
        commitApplied(changeSet().claim(SEEN, "somebody"));

        List<CommitResult> results = store.commit(List.of(
                changeSet().change(new AddContact(acme.contact("ana"))).build(),
                changeSet()
                        .change(new AddContact(acme.contact("bea")))
                        .claim(SEEN, "me")
                        .build(),
                changeSet().change(new AddContact(acme.contact("cleo"))).build()));

        assertThat(results)
                .containsExactly(new Applied(), new Conflict(new ClaimTaken(SEEN, "somebody")), new Applied());
        assertThat(store.contacts(ACME, Set.of(ANA, new ContactId("bea"), new ContactId("cleo"))))
                .containsOnlyKeys(ANA, new ContactId("cleo"));
    }

    @Test
    void changeSetsAreAppliedInListOrder() {
        Contact first = acme.contact("ana");
        Contact second = first.withNames("Anna", null, Origin.PERSON).withVersion(1);
        Contact third = first.withNames("Hannah", null, Origin.PERSON).withVersion(2);

        List<CommitResult> results = store.commit(List.of(
                changeSet().change(new AddContact(first)).build(),
                changeSet()
                        .expect(versionOfAna(0))
                        .change(new EditContact(second))
                        .build(),
                changeSet()
                        .expect(versionOfAna(1))
                        .change(new EditContact(third))
                        .build()));

        assertThat(results).containsOnly(new Applied()).hasSize(3);
        assertThat(store.contacts(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, third));
    }

    @Test
    void listMayHaveChangeSetsOfSeveralAccounts() {
        List<ChangeSet> sets = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sets.add(changeSet(ACME)
                    .change(new AddContact(acme.contact("c-" + i)))
                    .build());
            sets.add(changeSet(GLOBEX)
                    .change(new AddContact(globex.contact("c-" + i)))
                    .build());
        }

        assertThat(store.commit(sets)).hasSize(600).containsOnly(new Applied());
        assertThat(store.commit(List.of())).isEmpty();

        List<ContactId> ids = sets.stream()
                .map(set -> ((AddContact) set.changes().get(0)).contact().id())
                .toList();
        assertThat(store.contacts(ACME, ids)).hasSize(300);
        assertThat(store.contacts(GLOBEX, ids)).hasSize(300);
    }

    @Test
    void emptyChangeSetRecordsItsOperation() {
        commitApplied(operation("op"));

        assertThat(commit(operation("op"))).isEqualTo(new AlreadyApplied());
    }

    @Test
    void addingWhatExistsIsMisuseAndLeavesNothingBehind() {
        commitApplied(new AddContact(acme.contact("ana", "Ana", "Real")));

        assertThatThrownBy(() -> commit(operation("op")
                        .claim(SEEN, "me")
                        .event(CREATED)
                        .change(new AddContact(acme.contact("ana", "Ana", "Other")))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(store.contacts(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, acme.contact("ana", "Ana", "Real")));
        assertThat(store.holders(ACME, Set.of(SEEN))).isEmpty();
        assertThat(Pages.events(store.events(ACME, null, 10))).isEmpty();
        assertThat(commit(operation("op"))).isEqualTo(new Applied());
    }

    @Test
    void changingWhatDoesNotExistIsMisuseAndLeavesNothingBehind() {
        assertThatThrownBy(() -> commit(whole("op").change(acme.raise("absent", Mark.ACTIVITY, NOON))))
                .isInstanceOf(IllegalArgumentException.class);

        assertNothingCommitted(store);
        commitApplied(whole("op"));
    }

    @Test
    void returnedCollectionsAreImmutable() {
        commitApplied(new AddContact(acme.contact("ana")));
        Map<ContactId, Contact> before = store.contacts(ACME, List.of(ANA));
        List<LoggedEvent> noEvents = Pages.events(store.events(ACME, null, 10));

        commitApplied(changeSet()
                .expect(versionOfAna(0))
                .change(new EditContact(acme.contact("ana").withVersion(1)))
                .event(CREATED));

        assertThat(before).isEqualTo(Map.of(ANA, acme.contact("ana")));
        assertThat(noEvents).isEmpty();
        assertThatThrownBy(before::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void uncommittedChangesAreInvisible() {
        Optional<HeldCommit> held = fixture.hold(whole("op").build());
        if (held.isPresent()) {
            assertNothingCommitted(store);
            held.get().finish();
        } else {
            commitApplied(whole("op"));
        }

        assertFullyCommitted(store);
        assertThat(commit(whole("op"))).isEqualTo(new AlreadyApplied());
    }

    @Test
    void aCrashBeforeTheCommitLeavesNothingBehind() {
        fixture.hold(whole("op").build()).ifPresent(HeldCommit::abandon);

        assertNothingCommitted(store);
        assertThat(commit(whole("op"))).isEqualTo(new Applied());
        assertFullyCommitted(store);
    }

    @Test
    void committedDataIsVisibleToAnotherStore() {
        commitApplied(whole("op"));
        store.close();

        Optional<CrmStore> again = fixture.reopen();

        if (again.isPresent()) {
            assertFullyCommitted(again.get());
            assertThat(again.get().commit(List.of(whole("op").build()))).containsExactly(new AlreadyApplied());
        } else {
            try (StoreFixture other = newFixture()) {
                CrmStore empty = other.open();
                assertNothingCommitted(empty);
                assertThat(empty.commit(List.of(whole("op").build()))).containsExactly(new Applied());
                assertFullyCommitted(empty);
            }
        }
    }

    @Test
    void closingTwiceIsHarmless() {
        commitApplied(new PutLine(acme.line("line")));
        assertThat(store.allLines(ACME)).hasSize(1);

        store.close();
        store.close();
    }

    private static Expected versionOfAna(long version) {
        return new Expected(Expected.Kind.CONTACT, ANA.value(), version);
    }

    private ChangeSet.Builder whole(String operation) {
        return operation(operation)
                .change(new AddContact(acme.contact("ana")))
                .claim(SEEN, "me")
                .event(CREATED)
                .enqueue(WORK);
    }

    private void assertFullyCommitted(CrmStore in) {
        assertThat(in.contacts(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, acme.contact("ana")));
        assertThat(in.holders(ACME, Set.of(SEEN))).isEqualTo(Map.of(SEEN, "me"));
        assertThat(Pages.events(in.events(ACME, null, 10)))
                .extracting(LoggedEvent::event)
                .containsExactly(CREATED);
        assertThat(in.lane(ACME, WORK.lane(), 10)).containsExactly(WORK);
    }

    private static void assertNothingCommitted(CrmStore in) {
        assertThat(in.contacts(ACME, Set.of(ANA))).isEmpty();
        assertThat(in.holders(ACME, Set.of(SEEN))).isEmpty();
        assertThat(Pages.events(in.events(ACME, null, 10))).isEmpty();
        assertThat(in.lane(ACME, WORK.lane(), 10)).isEmpty();
    }

    private void put(Obstacle obstacle) {
        if (obstacle == Obstacle.CLAIM) {
            commitApplied(changeSet().claim(Claim.event("in the way"), "somebody"));
        }
        // A version that never existed and a lease that was never granted conflict without preparation.
    }

    private static ChangeSet.Builder against(Obstacle obstacle, ChangeSet.Builder set) {
        return switch (obstacle) {
            case CLAIM -> set.claim(Claim.event("in the way"), "me");
            case VERSION -> set.expect(new Expected(Expected.Kind.CONTACT, "nobody", 0));
            case LEASE -> set.under(new Lease(ACME, "lane", "token of nobody"));
        };
    }
}
