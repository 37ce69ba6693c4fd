package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.crm.AccountId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Work is queued in lanes, in order; lanes with due work are leased, and only the holder of a lane settles the work in it. */
abstract class WorkContract extends StoreContract {
    private static final Set<WorkKind> ANY = EnumSet.allOf(WorkKind.class);

    @Test
    void laneKeepsEnqueueOrder() {
        WorkItem later = send("m-1", "line", NOON.plusSeconds(900));
        WorkItem sooner = send("m-0", "line", NOON.minusSeconds(900));
        WorkItem other = send("m-2", "other-line", NOON);
        commitApplied(changeSet().enqueue(later).enqueue(sooner));
        commitApplied(changeSet().enqueue(other));
        WorkItem last = send("a", "line", NOON);
        commitApplied(changeSet().enqueue(last));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(later, sooner, last);
        assertThat(store.lane(ACME, "line", 2)).containsExactly(later, sooner);
        assertThat(store.lane(ACME, "other-line", 10)).containsExactly(other);
        assertThat(store.lane(ACME, "no-lane", 10)).isEmpty();
    }

    @Test
    void enqueuingAnExistingKeyHasNoEffect() {
        WorkItem first = send("m-1", "line", NOON);
        WorkItem second = send("m-2", "line", NOON);
        commitApplied(changeSet().enqueue(first).enqueue(second));

        commitApplied(changeSet().enqueue(first.again(NOON.plusSeconds(60))).enqueue(send("m-2", "other-line", NOON)));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(first, second);
        assertThat(store.lane(ACME, "other-line", 10)).isEmpty();
    }

    @Test
    void workIdsAreScopedToKindAndAccount() {
        WorkItem send = send("same", "line", NOON);
        WorkItem profile = new WorkItem(ACME, new WorkKey(WorkKind.PROFILE, "same"), "line", "g", NOON, 0);
        WorkItem foreign = new WorkItem(GLOBEX, new WorkKey(WorkKind.SEND, "same"), "line", "g", NOON, 0);
        commitApplied(changeSet().enqueue(send).enqueue(profile));
        commitApplied(changeSet(GLOBEX).enqueue(foreign));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(send, profile);
        assertThat(store.lane(GLOBEX, "line", 10)).containsExactly(foreign);
    }

    @Test
    void laneIsLeasedWhenItHasDueWorkOfTheKind() {
        commitApplied(changeSet().enqueue(send("m-1", "line", NOON)));

        assertThat(lease(store, ANY, NOON.minusMillis(1), 10)).isEmpty();
        assertThat(lease(store, Set.of(WorkKind.PROFILE, WorkKind.REGISTER), NOON, 10))
                .isEmpty();
        assertThat(lease(store, Set.of(), NOON, 10)).isEmpty();
        assertThat(lease(store, Set.of(WorkKind.SEND), NOON, 10))
                .extracting(Lease::account, Lease::lane)
                .containsExactly(tuple(ACME, "line"));
    }

    @Test
    void lanesAreLeasedLongestDueFirstAcrossAccounts() {
        commitApplied(changeSet()
                .enqueue(send("m-1", "second", NOON.minusSeconds(20)))
                .enqueue(send("m-2", "second", NOON.plusSeconds(20))));
        commitApplied(changeSet(GLOBEX).enqueue(send(GLOBEX, "m-1", "first", NOON.minusSeconds(30))));
        commitApplied(changeSet()
                .enqueue(send("m-3", "third", NOON.minusSeconds(10)))
                .enqueue(send("m-4", "third", NOON.minusSeconds(9)))
                .enqueue(send("m-5", "not-due", NOON.plusSeconds(1))));

        List<Lease> two = lease(store, ANY, NOON, 2);
        List<Lease> rest = lease(store, ANY, NOON, 10);

        assertThat(two).extracting(Lease::lane).containsExactly("first", "second");
        assertThat(two).extracting(Lease::account).containsExactly(GLOBEX, ACME);
        assertThat(rest).extracting(Lease::lane).containsExactly("third");
        assertThat(two.get(0).token()).isNotEqualTo(two.get(1).token());
    }

    @Test
    void laneNamesAreScopedToTheirAccount() {
        commitApplied(changeSet().enqueue(send("m-1", "line", NOON.minusSeconds(1))));
        commitApplied(changeSet(GLOBEX).enqueue(send(GLOBEX, "m-1", "line", NOON)));

        assertThat(lease(store, ANY, NOON, 10)).extracting(Lease::account).containsExactly(ACME, GLOBEX);
    }

    @Test
    void settledWorkIsRemovedAndTheRestKeepsItsOrder() {
        WorkItem first = send("m-1", "line", NOON);
        WorkItem second = send("m-2", "line", NOON);
        WorkItem third = send("m-3", "line", NOON);
        commitApplied(changeSet().enqueue(first).enqueue(second).enqueue(third));

        commitApplied(changeSet().under(leaseLine()).done(second.key()).releaseLease());

        assertThat(store.lane(ACME, "line", 10)).containsExactly(first, third);
    }

    @Test
    void rescheduledWorkKeepsItsPlaceWithNewTimeAndAttempts() {
        WorkItem first = send("m-1", "line", NOON);
        WorkItem second = send("m-2", "line", NOON.plusSeconds(600));
        commitApplied(changeSet().enqueue(first).enqueue(second));
        WorkItem again = first.again(NOON.plusSeconds(30));

        commitApplied(changeSet().under(leaseLine()).reschedule(again).releaseLease());

        assertThat(store.lane(ACME, "line", 10)).containsExactly(again, second);
        assertThat(lease(store, ANY, NOON.plusSeconds(29), 10)).isEmpty();
        assertThat(lease(store, ANY, NOON.plusSeconds(30), 10)).hasSize(1);
    }

    @Test
    void emptyLaneIsNotLeased() {
        WorkItem item = send("m-1", "line", NOON);
        commitApplied(changeSet().enqueue(item));
        commitApplied(changeSet().under(leaseLine()).done(item.key()).releaseLease());
        assertThat(lease(store, ANY, NOON, 10)).isEmpty();

        commitApplied(changeSet().enqueue(item));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(item);
        assertThat(lease(store, ANY, NOON, 10)).hasSize(1);
    }

    @Test
    void workMayBeAddedToALeasedLane() {
        WorkItem first = send("m-1", "line", NOON);
        WorkItem joined = send("m-2", "line", NOON);
        commitApplied(changeSet().enqueue(first));
        Lease lease = leaseLine();

        commitApplied(changeSet().enqueue(joined));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(first, joined);
        assertThat(lease(store, ANY, NOON, 10)).isEmpty();
        commitApplied(changeSet().under(lease).done(first.key()).done(joined.key()));
        assertThat(store.lane(ACME, "line", 10)).isEmpty();
    }

    @Test
    void leaseSettlesWorkOfItsOwnLaneOnly() {
        WorkItem mine = send("m-1", "line", NOON);
        WorkItem other = send("m-2", "other-line", NOON.plusSeconds(1));
        WorkItem foreign = send(GLOBEX, "m-2", "line", NOON.plusSeconds(1));
        commitApplied(changeSet().enqueue(mine).enqueue(other));
        commitApplied(changeSet(GLOBEX).enqueue(foreign));

        commitApplied(changeSet()
                .under(leaseLine())
                .done(mine.key())
                .done(other.key())
                .done(new WorkKey(WorkKind.SEND, "absent"))
                .reschedule(other.again(NOON.plusSeconds(900))));

        assertThat(store.lane(ACME, "line", 10)).isEmpty();
        assertThat(store.lane(ACME, "other-line", 10)).containsExactly(other);
        assertThat(store.lane(GLOBEX, "line", 10)).containsExactly(foreign);
    }

    private Lease leaseLine() {
        List<Lease> leases = lease(store, ANY, NOON, 10);
        assertThat(leases).extracting(Lease::account, Lease::lane).contains(tuple(ACME, "line"));
        return leases.stream()
                .filter(lease -> lease.account().equals(ACME) && lease.lane().equals("line"))
                .findFirst()
                .orElseThrow();
    }

    private static WorkItem send(String id, String lane, Instant due) {
        return send(ACME, id, lane, due);
    }

    private static WorkItem send(AccountId account, String id, String lane, Instant due) {
        return new WorkItem(account, new WorkKey(WorkKind.SEND, id), lane, "talk", due, 0);
    }
}
