package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A worker is given the first item of each group and queue, when it is due: normal work before bulk work, each in the order it was
 * enqueued. An item that is not due blocks its group in its queue, and nothing else.
 */
abstract class DueWorkContract extends StoreContract {
    private static final Set<WorkKind> ANY = EnumSet.allOf(WorkKind.class);
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void firstItemOfEachGroupIsDue() {
        commitApplied(changeSet()
                .enqueue(send("m-1", "ana"))
                .enqueue(send("m-2", "ben"))
                .enqueue(send("m-3", "ana"))
                .enqueue(send("m-4", "cleo"))
                .enqueue(send("m-5", "ben")));

        assertThat(due(leaseLine(), NOON)).containsExactly(send("m-1", "ana"), send("m-2", "ben"), send("m-4", "cleo"));
    }

    @Test
    void nextItemIsDueOnceTheFirstIsSettled() {
        commitApplied(changeSet()
                .enqueue(send("m-1", "ana"))
                .enqueue(send("m-2", "ben"))
                .enqueue(send("m-3", "ana")));
        Lease lease = leaseLine();

        commitApplied(changeSet().under(lease).done(send("m-1", "ana").key()));

        assertThat(due(lease, NOON)).containsExactly(send("m-2", "ben"), send("m-3", "ana"));
    }

    @Test
    void itemThatIsNotDueBlocksItsGroupOnly() {
        WorkItem waiting = send("m-1", "ana").postponed(LATER);
        commitApplied(changeSet().enqueue(waiting).enqueue(send("m-2", "ana")).enqueue(send("m-3", "ben")));
        Lease lease = leaseLine();

        assertThat(due(lease, NOON)).containsExactly(send("m-3", "ben"));
        assertThat(due(lease, LATER.minusMillis(1))).containsExactly(send("m-3", "ben"));
        assertThat(due(lease, LATER)).containsExactly(waiting, send("m-3", "ben"));
    }

    @Test
    void postponedItemBlocksItsGroupUntilItIsDueAgain() {
        commitApplied(changeSet().enqueue(send("m-1", "ana")).enqueue(send("m-2", "ana")));
        Lease lease = leaseLine();
        WorkItem again = send("m-1", "ana").again(LATER);

        commitApplied(changeSet().under(lease).reschedule(again));

        assertThat(due(lease, NOON)).isEmpty();
        assertThat(due(lease, LATER)).containsExactly(again);
    }

    @Test
    void normalWorkComesBeforeBulkWork() {
        WorkItem firstOffer = send("offer-1", "ana").bulk();
        WorkItem secondOffer = send("offer-2", "ben").bulk();
        WorkItem answer = send("answer", "ben");
        commitApplied(changeSet().enqueue(firstOffer).enqueue(secondOffer));
        commitApplied(changeSet().enqueue(answer));
        Lease lease = leaseLine();

        assertThat(due(lease, NOON)).containsExactly(answer, firstOffer, secondOffer);
        assertThat(store.due(lease, ANY, NOON, 2)).containsExactly(answer, firstOffer);
        assertThat(store.lane(ACME, "line", 10)).containsExactly(firstOffer, secondOffer, answer);
    }

    @Test
    void queuesDoNotBlockEachOther() {
        WorkItem waitingOffer = send("offer-1", "ana").bulk().postponed(LATER);
        WorkItem blockedOffer = send("offer-2", "ana").bulk();
        WorkItem waitingAnswer = send("answer-1", "ben").postponed(LATER);
        WorkItem blockedAnswer = send("answer-2", "ben");
        commitApplied(changeSet()
                .enqueue(waitingOffer)
                .enqueue(blockedOffer)
                .enqueue(send("answer-3", "ana"))
                .enqueue(waitingAnswer)
                .enqueue(blockedAnswer)
                .enqueue(send("offer-3", "ben").bulk()));

        assertThat(due(leaseLine(), NOON))
                .containsExactly(send("answer-3", "ana"), send("offer-3", "ben").bulk());
    }

    @Test
    void rescheduledWorkStaysInItsQueue() {
        WorkItem offer = send("offer", "ana").bulk();
        commitApplied(changeSet().enqueue(offer));
        Lease lease = leaseLine();

        // The stored queue counts, as the stored lane and group do.
        commitApplied(changeSet().under(lease).reschedule(send("offer", "ana").again(LATER)));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(offer.again(LATER));
    }

    @Test
    void itemOfAnotherKindBlocksItsGroupOnly() {
        WorkItem profile = new WorkItem(ACME, new WorkKey(WorkKind.PROFILE, "p"), "line", "ana", NOON, 0);
        commitApplied(changeSet().enqueue(profile).enqueue(send("m-1", "ana")).enqueue(send("m-2", "ben")));
        Lease lease = leaseLine();

        assertThat(store.due(lease, Set.of(WorkKind.SEND), NOON, 10)).containsExactly(send("m-2", "ben"));
        assertThat(store.due(lease, Set.of(WorkKind.PROFILE), NOON, 10)).containsExactly(profile);
        assertThat(store.due(lease, Set.of(), NOON, 10)).isEmpty();
    }

    @Test
    void laneWhoseFirstItemsAreNotDueIsNotLeased() {
        commitApplied(changeSet().enqueue(send("m-1", "ana").postponed(LATER)).enqueue(send("m-2", "ana")));

        assertThat(lease(store, ANY, NOON, 10)).isEmpty();
        assertThat(lease(store, ANY, LATER, 10)).hasSize(1);
    }

    @Test
    void laneWhoseFirstItemsAreOfAnotherKindIsNotLeased() {
        commitApplied(changeSet()
                .enqueue(new WorkItem(ACME, new WorkKey(WorkKind.PROFILE, "p"), "line", "ana", NOON, 0))
                .enqueue(send("m-1", "ana")));

        assertThat(lease(store, Set.of(WorkKind.SEND), NOON, 10)).isEmpty();
        assertThat(lease(store, Set.of(WorkKind.PROFILE), NOON, 10)).hasSize(1);
    }

    @Test
    void groupsAreScopedToTheirLaneAndAccount() {
        WorkItem elsewhere = new WorkItem(ACME, new WorkKey(WorkKind.SEND, "m-1"), "other-line", "ana", LATER, 0);
        WorkItem foreign = new WorkItem(GLOBEX, new WorkKey(WorkKind.SEND, "m-1"), "line", "ana", LATER, 0);
        commitApplied(changeSet().enqueue(elsewhere));
        commitApplied(changeSet(GLOBEX).enqueue(foreign));
        commitApplied(changeSet().enqueue(send("m-2", "ana")));

        assertThat(due(leaseLine(), NOON)).containsExactly(send("m-2", "ana"));
    }

    @Test
    void onlyTheFirstItemsAreCountedTowardsTheLimit() {
        for (int i = 0; i < 20; i++) {
            commitApplied(changeSet().enqueue(send("ana-" + i, "ana")));
        }
        commitApplied(changeSet().enqueue(send("ben-0", "ben")).enqueue(send("cleo-0", "cleo")));
        Lease lease = leaseLine();

        assertThat(store.due(lease, ANY, NOON, 2)).containsExactly(send("ana-0", "ana"), send("ben-0", "ben"));
    }

    @Test
    void orderIsKeptOverARestart() {
        WorkItem offer = send("offer", "ana").bulk();
        commitApplied(changeSet()
                .enqueue(offer)
                .enqueue(send("z", "ben"))
                .enqueue(send("a", "ben"))
                .enqueue(send("m", "ana")));
        Lease lease = leaseLine();

        fixture.reopen().ifPresent(another -> store = another);

        assertThat(due(lease, NOON)).containsExactly(send("z", "ben"), send("m", "ana"), offer);
        commitApplied(changeSet().under(lease).done(send("z", "ben").key()));
        assertThat(due(lease, NOON)).containsExactly(send("a", "ben"), send("m", "ana"), offer);
    }

    @Test
    void longestNamesAreKeptApart() {
        String longest = "\u20ac".repeat(341);
        WorkItem first = new WorkItem(ACME, new WorkKey(WorkKind.SEND, "1"), "line", longest + "a", NOON, 0);
        WorkItem second = new WorkItem(ACME, new WorkKey(WorkKind.SEND, "2"), "line", longest + "b", NOON, 0);
        commitApplied(changeSet().enqueue(first).enqueue(second));

        assertThat(due(leaseLine(), NOON)).containsExactly(first, second);
    }

    private List<WorkItem> due(Lease lease, Instant now) {
        return store.due(lease, ANY, now, 100);
    }

    private Lease leaseLine() {
        return lease(store, ANY, NOON.plus(Duration.ofDays(1)), 10).stream()
                .filter(lease -> lease.lane().equals("line") && lease.account().equals(ACME))
                .findFirst()
                .orElseThrow();
    }

    private static WorkItem send(String id, String group) {
        return new WorkItem(ACME, new WorkKey(WorkKind.SEND, id), "line", group, NOON, 0);
    }
}
