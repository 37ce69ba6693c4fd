package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.IntakeChange.QuarantineWork;
import io.escala.crm.change.IntakeChange.ReleaseWork;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CursorPage;
import io.escala.crm.work.Lease;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import io.escala.crm.work.WorkPriority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Work whose worker disappeared gets a suspicion, and quarantined work is found until it is released. */
abstract class WorkQuarantineContract extends StoreContract {
    private static final Set<WorkKind> ANY = EnumSet.allOf(WorkKind.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant LATE = NOON.plusSeconds(900);

    @Test
    void begunWorkIsSuspectWhenItsLaneIsTakenOver() {
        WorkItem first = send("m-1");
        WorkItem second = send("m-2");
        commitApplied(changeSet().enqueue(first).enqueue(second));

        assertThat(store.begin(leaseLine(), List.of(second.key()), false, MINUTE))
                .isTrue();
        assertThat(store.lane(ACME, "line", 10)).as("while it runs").containsExactly(first, second);
        runOut();
        assertThat(store.lane(ACME, "line", 10)).as("while nobody took over").containsExactly(first, second);
        leaseLine();

        assertThat(store.lane(ACME, "line", 10)).containsExactly(first, with(second, 1, 1));
    }

    @Test
    void suspicionsBesideOtherWorkAreCountedOnce() {
        commitApplied(changeSet().enqueue(send("m-1")));

        loseTheWorkerOf("m-1", false);
        loseTheWorkerOf("m-1", false);

        assertThat(store.lane(ACME, "line", 10)).containsExactly(with(send("m-1"), 2, 1));
    }

    @Test
    void everyLostWorkerOfWorkRunAloneIsASuspicion() {
        commitApplied(changeSet().enqueue(send("m-1")));

        loseTheWorkerOf("m-1", false);
        loseTheWorkerOf("m-1", true);
        loseTheWorkerOf("m-1", true);

        assertThat(store.lane(ACME, "line", 10)).containsExactly(with(send("m-1"), 3, 3));
    }

    @Test
    void allBegunWorkOfALeaseIsSuspect() {
        commitApplied(changeSet().enqueue(send("m-1")).enqueue(send("m-2")).enqueue(send("m-3")));
        loseTheWorkerOf("m-1", false);
        Lease lease = leaseLine();
        store.begin(lease, List.of(send("m-1").key()), true, MINUTE);
        store.begin(lease, List.of(send("m-2").key()), false, MINUTE);
        store.begin(lease, List.of(send("m-3").key()), false, MINUTE);
        commitApplied(changeSet().under(lease).done(send("m-3").key()).enqueue(send("m-3")));
        runOut();

        leaseLine();

        assertThat(store.lane(ACME, "line", 10))
                .containsExactly(with(send("m-1"), 2, 2), with(send("m-2"), 1, 1), send("m-3"));
    }

    @Test
    void lostWorkerIsCountedOnce() {
        commitApplied(changeSet().enqueue(send("m-1")));
        loseTheWorkerOf("m-1", false);

        runOut();
        leaseLine();

        assertThat(store.lane(ACME, "line", 10))
                .as("nothing was begun under the second lease")
                .containsExactly(with(send("m-1"), 1, 1));
    }

    @Test
    void settledPostponedOrReleasedWorkIsNotSuspect() {
        WorkItem settled = send("settled");
        WorkItem putOff = send("put-off");
        WorkItem given = send("given-back");
        commitApplied(changeSet().enqueue(settled).enqueue(putOff).enqueue(given));
        Lease lease = leaseLine();
        store.begin(lease, List.of(settled.key()), true, MINUTE);
        commitApplied(changeSet().under(lease).done(settled.key()).enqueue(settled));
        runOut();
        lease = leaseLine();
        store.begin(lease, List.of(putOff.key()), true, MINUTE);
        WorkItem later = putOff.again(NOON.plusSeconds(1));
        commitApplied(changeSet().under(lease).reschedule(later));
        runOut();
        lease = leaseLine();
        store.begin(lease, List.of(given.key()), true, MINUTE);
        commitApplied(changeSet().under(lease).releaseLease());
        runOut();

        leaseLine();

        assertThat(store.lane(ACME, "line", 10)).containsExactly(later, given, settled);
    }

    @Test
    void beginningExtendsAHeldLease() {
        WorkItem item = send("m-1");
        commitApplied(changeSet().enqueue(item));
        Lease lost = leaseLine();
        fixture.advanceLeaseClock(Duration.ofSeconds(50));
        assertThat(store.begin(lost, List.of(item.key()), true, MINUTE)).isTrue();
        fixture.advanceLeaseClock(Duration.ofSeconds(50));
        assertThat(lease(store, ANY, NOON, 10)).as("100 s after the lease").isEmpty();

        fixture.advanceLeaseClock(Duration.ofSeconds(11));
        assertThat(store.begin(lost, List.of(item.key()), true, MINUTE))
                .as("it ran out")
                .isFalse();
        Lease held = leaseLine();
        assertThat(store.begin(lost, List.of(item.key()), true, MINUTE))
                .as("it was taken over")
                .isFalse();
        commitApplied(changeSet().under(held).releaseLease());

        assertThat(store.lane(ACME, "line", 10)).containsExactly(with(item, 1, 1));
    }

    @Test
    void itemsBegunTogetherAndAfterOthersAreAllAbandoned() {
        WorkItem first = send("m-1");
        WorkItem second = send("m-2");
        WorkItem third = send("m-3");
        WorkItem settled = send("m-4");
        WorkItem waiting = send("m-5");
        commitApplied(changeSet()
                .enqueue(first)
                .enqueue(second)
                .enqueue(third)
                .enqueue(settled)
                .enqueue(waiting));
        Lease lease = leaseLine();
        WorkKey absent = new WorkKey(WorkKind.SEND, "absent");
        assertThat(store.begin(lease, List.of(), false, MINUTE)).as("none").isTrue();
        assertThat(store.begin(lease, List.of(first.key(), settled.key()), false, MINUTE))
                .isTrue();
        assertThat(store.begin(lease, List.of(absent, second.key(), third.key()), false, MINUTE))
                .isTrue();
        commitApplied(changeSet().under(lease).done(settled.key()));
        runOut();
        assertThat(store.begin(lease, List.of(first.key(), waiting.key()), false, MINUTE))
                .as("it ran out")
                .isFalse();

        leaseLine();

        assertThat(store.lane(ACME, "line", 10))
                .containsExactlyInAnyOrder(with(first, 1, 1), with(second, 1, 1), with(third, 1, 1), waiting);
    }

    @Test
    void beginningForeignOrAbsentWorkHasNoEffect() {
        WorkItem here = send("m-1");
        WorkItem elsewhere = new WorkItem(ACME, new WorkKey(WorkKind.SEND, "m-2"), "other-line", "talk", LATE, 0);
        commitApplied(changeSet().enqueue(here).enqueue(elsewhere));
        Lease lease = leaseLine();
        assertThat(store.begin(lease, List.of(elsewhere.key()), true, MINUTE)).isTrue();
        runOut();
        lease = leaseLine();
        assertThat(store.begin(lease, List.of(new WorkKey(WorkKind.SEND, "absent")), true, MINUTE))
                .isTrue();
        runOut();

        leaseLine();

        assertThat(store.lane(ACME, "line", 10)).containsExactly(here);
        assertThat(store.lane(ACME, "other-line", 10)).containsExactly(elsewhere);
    }

    @Test
    void postponedWorkKeepsErrorsAndSuspicions() {
        WorkItem item = send("m-1");
        commitApplied(changeSet().enqueue(item));
        WorkItem failed = item.afterError(NOON.plusSeconds(1));
        Lease lease = leaseLine();

        commitApplied(changeSet().under(lease).reschedule(failed));
        assertThat(store.lane(ACME, "line", 10)).containsExactly(failed);

        WorkItem suspect = with(failed, 4, 3).postponed(NOON.plusSeconds(2));
        commitApplied(changeSet().under(lease).reschedule(suspect));
        assertThat(store.lane(ACME, "line", 10)).containsExactly(suspect);

        WorkItem again = suspect.again(NOON.plusSeconds(3));
        assertThat(again.suspicions()).as("it came back").isZero();
        commitApplied(changeSet().under(lease).reschedule(again));
        assertThat(store.lane(ACME, "line", 10)).containsExactly(again);
    }

    @ParameterizedTest
    @EnumSource(QuarantinedWork.Reason.class)
    void quarantinedWorkRoundTrips(QuarantinedWork.Reason reason) {
        WorkItem item = new WorkItem(
                ACME,
                new WorkKey(WorkKind.UNPARK, "line/SENT/wamid.a/b"),
                "lane/ä",
                "group/ß",
                WorkPriority.BULK,
                NOON.plusMillis(7),
                9,
                3,
                4);
        QuarantinedWork full = new QuarantinedWork(item, reason, "java.lang.StackOverflowError", NOON.plusMillis(1));
        QuarantinedWork bare = new QuarantinedWork(send("m-1"), reason, null, NOON);

        commitApplied(new QuarantineWork(full), new QuarantineWork(bare));

        assertThat(store.quarantinedWork(ACME, null, 10).items()).containsExactlyInAnyOrder(full, bare);
        assertThat(store.quarantinedWork(
                        ACME, List.of(full.key(), bare.key(), send("absent").key())))
                .isEqualTo(Map.of(full.key(), full, bare.key(), bare));
        assertThat(store.quarantinedWork(ACME, List.of())).isEmpty();
    }

    @Test
    void quarantinedWorkOfEveryKindIsPaged() {
        List<QuarantinedWork> all = new ArrayList<>();
        for (WorkKind kind : WorkKind.values()) {
            for (String id : List.of("b", "a/1", "a/10", "A", "ä")) {
                all.add(acme.quarantinedWork(kind, id));
            }
        }
        all.forEach(work -> commitApplied(new QuarantineWork(work)));
        commitAppliedIn(GLOBEX, new QuarantineWork(globex.quarantinedWork(WorkKind.SEND, "foreign")));

        List<QuarantinedWork> seen = new ArrayList<>();
        String after = null;
        do {
            CursorPage<QuarantinedWork> page = store.quarantinedWork(ACME, after, 3);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            seen.addAll(page.items());
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
        assertThat(store.quarantinedWork(ACME, null, 100).items()).isEqualTo(seen);
        assertThat(store.backlog(ACME).quarantinedWork())
                .hasSize(WorkKind.values().length)
                .containsEntry(WorkKind.SEND, 5L);
    }

    @Test
    void existingQuarantinedWorkStaysAndReleasedWorkIsGone() {
        QuarantinedWork first = acme.quarantinedWork(WorkKind.SEND, "m-1");
        QuarantinedWork second =
                new QuarantinedWork(first.item(), QuarantinedWork.Reason.LOST_WORKERS, null, NOON.plusSeconds(9));
        QuarantinedWork other = acme.quarantinedWork(WorkKind.PROFILE, "m-1");
        commitApplied(new QuarantineWork(first), new QuarantineWork(other));

        commitApplied(new QuarantineWork(second));
        assertThat(store.quarantinedWork(ACME, List.of(first.key()))).containsValue(first);

        commitAppliedIn(GLOBEX, new ReleaseWork(GLOBEX, first.key()));
        commitApplied(new ReleaseWork(ACME, send("absent").key()));
        assertThat(store.quarantinedWork(ACME, null, 10).items()).containsExactlyInAnyOrder(first, other);

        commitApplied(new ReleaseWork(ACME, first.key()));
        assertThat(store.quarantinedWork(ACME, null, 10).items()).containsExactly(other);
        assertThat(store.backlog(ACME).quarantinedWork()).isEqualTo(Map.of(WorkKind.PROFILE, 1L));

        commitApplied(new QuarantineWork(second));
        assertThat(store.quarantinedWork(ACME, List.of(first.key()))).containsValue(second);
    }

    @Test
    void workMovesToAndFromTheQuarantineInOneCommitEach() {
        WorkItem poison = send("m-1");
        WorkItem innocent = send("m-2");
        commitApplied(changeSet().enqueue(poison).enqueue(innocent));
        QuarantinedWork work = new QuarantinedWork(poison, QuarantinedWork.Reason.ERRORS, null, NOON);

        commitApplied(changeSet()
                .under(leaseLine())
                .done(poison.key())
                .change(new QuarantineWork(work))
                .releaseLease());

        assertThat(store.lane(ACME, "line", 10)).containsExactly(innocent);
        assertThat(commit(changeSet()
                        .change(new ReleaseWork(ACME, poison.key()))
                        .enqueue(work.restarted(NOON.plusSeconds(5)))))
                .isEqualTo(new Applied());
        assertThat(store.quarantinedWork(ACME, null, 10).items()).isEmpty();
        assertThat(store.lane(ACME, "line", 10)).containsExactly(innocent, poison.postponed(NOON.plusSeconds(5)));
    }

    private void loseTheWorkerOf(String id, boolean alone) {
        assertThat(store.begin(leaseLine(), List.of(send(id).key()), alone, MINUTE))
                .isTrue();
        runOut();
        commitApplied(changeSet().under(leaseLine()).releaseLease());
    }

    private void runOut() {
        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));
    }

    private Lease leaseLine() {
        List<Lease> leases = lease(store, ANY, NOON.plusSeconds(1), 10);
        assertThat(leases).extracting(Lease::lane).containsExactly("line");
        return leases.get(0);
    }

    private static WorkItem send(String id) {
        return new WorkItem(ACME, new WorkKey(WorkKind.SEND, id), "line", "talk", NOON, 0);
    }

    private static WorkItem with(WorkItem item, int attempts, int suspicions) {
        return new WorkItem(
                item.account(),
                item.key(),
                item.lane(),
                item.group(),
                item.priority(),
                item.due(),
                attempts,
                item.errors(),
                suspicions);
    }
}
