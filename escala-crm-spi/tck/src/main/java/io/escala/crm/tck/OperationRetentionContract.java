package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IntakeChange.DropOperations;
import io.escala.crm.contact.ContactId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.AlreadyApplied;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An operation id answers {@link AlreadyApplied} until it is deleted; then its ChangeSet is applied anew. */
abstract class OperationRetentionContract extends StoreContract {
    private static final int ALL = 1_000;

    private final AtomicInteger drops = new AtomicInteger();

    @Test
    void deletedOperationIsAppliedAnew() {
        assertThat(commitAt(ACME, "op", 0)).isEqualTo(new Applied());
        assertThat(commitAt(ACME, "op", 0)).isEqualTo(new AlreadyApplied());

        drop(1, ALL);

        assertThat(commitAt(ACME, "op", 0)).isEqualTo(new Applied());
        assertThat(commitAt(ACME, "op", 0)).isEqualTo(new AlreadyApplied());
        assertThat(Pages.events(store.events(ACME, null, 10))).hasSize(2);
    }

    @Test
    void operationOfTheLimitIsKept() {
        commitAt(ACME, "older", 0);
        commitAt(ACME, "not-older", 5);

        drop(5, ALL);

        assertThat(commitAt(ACME, "not-older", 5)).isEqualTo(new AlreadyApplied());
        assertThat(commitAt(ACME, "older", 0)).isEqualTo(new Applied());
    }

    @Test
    void oldOperationsOfAllAccountsAreDeleted() {
        for (AccountId account : List.of(ACME, GLOBEX, AccountId.NONE)) {
            commitAt(account, "old", 0);
            commitAt(account, "young", 9);
        }

        drop(5, ALL);

        for (AccountId account : List.of(ACME, GLOBEX, AccountId.NONE)) {
            assertThat(commitAt(account, "young", 9)).as(account.value()).isEqualTo(new AlreadyApplied());
            assertThat(commitAt(account, "old", 0)).as(account.value()).isEqualTo(new Applied());
        }
    }

    @Test
    void portionDeletesTheOldestFirst() {
        commitAt(ACME, "third", 2);
        commitAt(GLOBEX, "first", 0);
        commitAt(ACME, "second", 1);

        drop(9, 2);

        assertThat(commitAt(ACME, "third", 2)).isEqualTo(new AlreadyApplied());
        assertThat(store.oldestOperation()).contains(second(2));
        drop(9, 2);
        assertThat(commitAt(ACME, "third", 2)).isEqualTo(new Applied());
        assertThat(commitAt(GLOBEX, "first", 0)).isEqualTo(new Applied());
        assertThat(commitAt(ACME, "second", 1)).isEqualTo(new Applied());
    }

    @Test
    void oldestOperationIsTheOldestOfAllAccounts() {
        assertThat(store.oldestOperation()).isEmpty();
        commitAt(ACME, "a", 7);
        assertThat(store.oldestOperation()).contains(second(7));
        commitAt(GLOBEX, "g", 3);
        assertThat(store.oldestOperation()).contains(second(3));

        drop(5, ALL);

        assertThat(store.oldestOperation()).contains(second(7));
    }

    @Test
    void deletingIsAnOperationItself() {
        commitAt(ACME, "old", 0);
        ChangeSet dropping = dropping(5, ALL).build();
        assertThat(store.commit(List.of(dropping))).containsExactly(new Applied());
        assertThat(commitAt(ACME, "old", 0)).isEqualTo(new Applied());

        assertThat(store.commit(List.of(dropping))).containsExactly(new AlreadyApplied());

        assertThat(commitAt(ACME, "old", 0)).isEqualTo(new AlreadyApplied());
    }

    @Test
    void conflictDeletesNothing() {
        commitAt(ACME, "old", 0);
        commitApplied(changeSet(AccountId.NONE).claim(Claim.event("taken"), "somebody"));

        assertThat(commit(dropping(5, ALL).claim(Claim.event("taken"), "me"))).isInstanceOf(Conflict.class);

        assertThat(commitAt(ACME, "old", 0)).isEqualTo(new AlreadyApplied());
    }

    @Test
    void listIsAppliedInItsOrder() {
        commitAt(ACME, "first", 0);

        List<CommitResult> results = store.commit(List.of(
                at(ACME, "first", 0),
                at(ACME, "second", 0),
                dropping(5, ALL).build(),
                at(ACME, "first", 0),
                at(ACME, "third", 0)));

        assertThat(results)
                .containsExactly(new AlreadyApplied(), new Applied(), new Applied(), new Applied(), new Applied());
        assertThat(commitAt(ACME, "second", 0)).isEqualTo(new Applied());
        assertThat(commitAt(ACME, "third", 0)).isEqualTo(new AlreadyApplied());
    }

    @Test
    void whatIsDeletedAndKeptIsKnownAfterARestart() {
        commitAt(ACME, "old", 0);
        commitAt(ACME, "young", 9);
        drop(5, ALL);

        CrmStore again = fixture.reopen().orElse(store);

        assertThat(again.oldestOperation()).contains(second(9));
        assertThat(again.commit(List.of(at(ACME, "young", 9), at(ACME, "old", 0))))
                .containsExactly(new AlreadyApplied(), new Applied());
    }

    @Test
    void deletingBesideCommitsKeepsEveryYoungOperation() {
        int each = 30;
        CrmStore other = fixture.reopen().orElse(store);
        List<List<CommitResult>> results = Race.run(4, runner -> () -> {
            List<CommitResult> mine = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                mine.addAll(
                        runner == 0
                                ? other.commit(List.of(dropping(5, 3).build()))
                                : store.commit(List.of(
                                        at(ACME, "young-" + runner + "-" + i, 9),
                                        at(GLOBEX, "o-" + runner + "-" + i, 0))));
            }
            return mine;
        });

        assertThat(results).allSatisfy(mine -> assertThat(mine).containsOnly(new Applied()));
        for (int runner = 1; runner < 4; runner++) {
            for (int i = 0; i < each; i++) {
                assertThat(commitAt(ACME, "young-" + runner + "-" + i, 9)).isEqualTo(new AlreadyApplied());
            }
        }
        drop(5, ALL);
        assertThat(store.oldestOperation()).contains(second(9));
    }

    private CommitResult commitAt(AccountId account, String operation, int seconds) {
        return store.commit(List.of(at(account, operation, seconds))).get(0);
    }

    private static ChangeSet at(AccountId account, String operation, int seconds) {
        return ChangeSet.builder(account, new OperationId(operation), second(seconds))
                .event(new CrmEvent.ContactCreated(new ContactId(operation)))
                .build();
    }

    private void drop(int seconds, int portion) {
        commitApplied(dropping(seconds, portion));
    }

    private ChangeSet.Builder dropping(int seconds, int portion) {
        return ChangeSet.builder(AccountId.NONE, new OperationId("drop-" + drops.incrementAndGet()), second(60))
                .change(new DropOperations(second(seconds), portion));
    }

    private static Instant second(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
