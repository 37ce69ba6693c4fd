package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CommitResult.LeaseLost;
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

/** Work is queued in lanes, in order; a lane has one lease at a time, and only its holder settles the work in it. */
public abstract class WorkContract extends StoreContract {
    private static final Set<WorkKind> ANY = EnumSet.allOf(WorkKind.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    protected WorkContract() {}

    @Test
    void theWorkOfALaneComesInTheOrderItWasEnqueuedDueOrNot() {
        WorkItem later = send("m-1", "line", NOON.plusSeconds(900));
        WorkItem sooner = send("m-0", "line", NOON.minusSeconds(900));
        WorkItem other = send("m-2", "other-line", NOON);
        land(changeSet().enqueue(later).enqueue(sooner));
        land(changeSet().enqueue(other));
        WorkItem last = send("a", "line", NOON);
        land(changeSet().enqueue(last));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(later, sooner, last);
        assertThat(store.lane(ACME, "line", 2)).containsExactly(later, sooner);
        assertThat(store.lane(ACME, "other-line", 10)).containsExactly(other);
        assertThat(store.lane(ACME, "no-lane", 10)).isEmpty();
    }

    @Test
    void enqueuingAKeyThatIsThereChangesNothing() {
        WorkItem first = send("m-1", "line", NOON);
        WorkItem second = send("m-2", "line", NOON);
        land(changeSet().enqueue(first).enqueue(second));

        land(changeSet().enqueue(first.again(NOON.plusSeconds(60))).enqueue(send("m-2", "other-line", NOON)));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(first, second);
        assertThat(store.lane(ACME, "other-line", 10)).isEmpty();
    }

    @Test
    void workOfTwoKindsOrAccountsMayShareAnId() {
        WorkItem send = send("same", "line", NOON);
        WorkItem profile = new WorkItem(ACME, new WorkKey(WorkKind.PROFILE, "same"), "line", "g", NOON, 0);
        WorkItem foreign = new WorkItem(GLOBEX, new WorkKey(WorkKind.SEND, "same"), "line", "g", NOON, 0);
        land(changeSet().enqueue(send).enqueue(profile));
        land(changeSet(GLOBEX).enqueue(foreign));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(send, profile);
        assertThat(store.lane(GLOBEX, "line", 10)).containsExactly(foreign);
    }

    @Test
    void aLaneIsLeasedOnceItHasDueWorkOfTheKind() {
        land(changeSet().enqueue(send("m-1", "line", NOON)));

        assertThat(store.lease(ANY, NOON.minusMillis(1), 10, MINUTE)).isEmpty();
        assertThat(store.lease(Set.of(WorkKind.PROFILE, WorkKind.REGISTER), NOON, 10, MINUTE))
                .isEmpty();
        assertThat(store.lease(Set.of(), NOON, 10, MINUTE)).isEmpty();
        assertThat(store.lease(Set.of(WorkKind.SEND), NOON, 10, MINUTE))
                .extracting(Lease::account, Lease::lane)
                .containsExactly(tuple(ACME, "line"));
    }

    @Test
    void lanesAreLeasedLongestDueFirstOverAllAccounts() {
        land(changeSet()
                .enqueue(send("m-1", "second", NOON.minusSeconds(20)))
                .enqueue(send("m-2", "second", NOON.plusSeconds(20))));
        land(changeSet(GLOBEX).enqueue(send(GLOBEX, "m-1", "first", NOON.minusSeconds(30))));
        land(changeSet()
                .enqueue(send("m-3", "third", NOON.minusSeconds(10)))
                .enqueue(send("m-4", "third", NOON.minusSeconds(9)))
                .enqueue(send("m-5", "not-due", NOON.plusSeconds(1))));

        List<Lease> two = store.lease(ANY, NOON, 2, MINUTE);
        List<Lease> rest = store.lease(ANY, NOON, 10, MINUTE);

        assertThat(two).extracting(Lease::lane).containsExactly("first", "second");
        assertThat(two).extracting(Lease::account).containsExactly(GLOBEX, ACME);
        assertThat(rest).extracting(Lease::lane).containsExactly("third");
        assertThat(two.get(0).token()).isNotEqualTo(two.get(1).token());
    }

    @Test
    void lanesOfTwoAccountsWithOneNameAreTwoLanes() {
        land(changeSet().enqueue(send("m-1", "line", NOON.minusSeconds(1))));
        land(changeSet(GLOBEX).enqueue(send(GLOBEX, "m-1", "line", NOON)));

        assertThat(store.lease(ANY, NOON, 10, MINUTE))
                .extracting(Lease::account)
                .containsExactly(ACME, GLOBEX);
    }

    @Test
    void aLeasedLaneIsNotLeasedAgainUntilItsLeaseRanOut() {
        land(changeSet().enqueue(send("m-1", "line", NOON)));
        Lease first = leaseLine();

        fixture.advanceLeaseClock(MINUTE.minusSeconds(1));
        assertThat(store.lease(ANY, NOON, 10, MINUTE)).isEmpty();

        fixture.advanceLeaseClock(Duration.ofSeconds(2));
        Lease second = leaseLine();
        assertThat(second.token()).isNotEqualTo(first.token());
    }

    @Test
    void aLeaseTakenOverIsWorthNothing() {
        WorkItem item = send("m-1", "line", NOON);
        land(changeSet().enqueue(item));
        Lease lost = leaseLine();
        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));
        Lease held = leaseLine();

        CommitResult refused = commit(operation("op")
                .under(lost)
                .done(item.key())
                .change(new AddContact(acme.contact("ana")))
                .claim(Claim.event("seen"), "me"));

        assertThat(refused).isEqualTo(new Conflict(new LeaseLost("line")));
        assertThat(store.extend(lost, MINUTE)).isFalse();
        assertThat(store.lane(ACME, "line", 10)).containsExactly(item);
        assertThat(store.contacts(ACME, Set.of(new ContactId("ana")))).isEmpty();
        assertThat(store.holders(ACME, Set.of(Claim.event("seen")))).isEmpty();
        assertThat(commit(operation("op").under(held).done(item.key()))).isEqualTo(new Applied());
        assertThat(store.lane(ACME, "line", 10)).isEmpty();
    }

    @Test
    void whatIsCommittedUnderALeaseThatRanOutLandsUntilSomebodyTakesOver() {
        WorkItem item = send("m-1", "line", NOON);
        land(changeSet().enqueue(item));
        Lease late = leaseLine();
        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));

        assertThat(commit(changeSet().under(late).done(item.key()))).isEqualTo(new Applied());
        assertThat(store.lane(ACME, "line", 10)).isEmpty();
    }

    @Test
    void aLeaseIsExtendedFromNow() {
        land(changeSet().enqueue(send("m-1", "line", NOON)));
        Lease lease = leaseLine();
        fixture.advanceLeaseClock(Duration.ofSeconds(50));

        assertThat(store.extend(lease, MINUTE)).isTrue();

        fixture.advanceLeaseClock(Duration.ofSeconds(50));
        assertThat(store.lease(ANY, NOON, 10, MINUTE))
                .as("100 s after the lease")
                .isEmpty();
        fixture.advanceLeaseClock(Duration.ofSeconds(11));
        assertThat(store.lease(ANY, NOON, 10, MINUTE))
                .as("111 s after the lease")
                .hasSize(1);
    }

    @Test
    void aLeaseThatRanOutIsNotExtended() {
        land(changeSet().enqueue(send("m-1", "line", NOON)));
        Lease lease = leaseLine();
        assertThat(store.extend(lease, MINUTE)).isTrue();

        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));

        assertThat(store.extend(lease, MINUTE)).isFalse();
        assertThat(store.lease(ANY, NOON, 10, MINUTE)).hasSize(1);
    }

    @Test
    void aTokenNobodyGaveIsWorthNothing() {
        WorkItem item = send("m-1", "line", NOON);
        land(changeSet().enqueue(item));
        Lease held = leaseLine();
        Lease forged = new Lease(ACME, "line", held.token() + "x");
        Lease elsewhere = new Lease(ACME, "other-line", held.token());

        assertThat(store.extend(forged, MINUTE)).isFalse();
        assertThat(store.extend(elsewhere, MINUTE)).isFalse();
        assertThat(commit(changeSet().under(forged).done(item.key()))).isEqualTo(new Conflict(new LeaseLost("line")));
        assertThat(commit(changeSet().under(elsewhere).done(item.key())))
                .isEqualTo(new Conflict(new LeaseLost("other-line")));
        assertThat(store.lane(ACME, "line", 10)).containsExactly(item);
    }

    @Test
    void aReleasedLaneIsLeasedAgainAtOnceAndTheOldTokenIsWorthNothing() {
        WorkItem item = send("m-1", "line", NOON);
        land(changeSet().enqueue(item));
        Lease released = leaseLine();

        land(changeSet().under(released).releaseLease());

        assertThat(store.extend(released, MINUTE)).isFalse();
        assertThat(commit(changeSet().under(released).done(item.key()))).isEqualTo(new Conflict(new LeaseLost("line")));
        assertThat(leaseLine().token()).isNotEqualTo(released.token());
        assertThat(store.lane(ACME, "line", 10)).containsExactly(item);
    }

    @Test
    void settledWorkIsGoneAndTheRestKeepsItsOrder() {
        WorkItem first = send("m-1", "line", NOON);
        WorkItem second = send("m-2", "line", NOON);
        WorkItem third = send("m-3", "line", NOON);
        land(changeSet().enqueue(first).enqueue(second).enqueue(third));

        land(changeSet().under(leaseLine()).done(second.key()).releaseLease());

        assertThat(store.lane(ACME, "line", 10)).containsExactly(first, third);
    }

    @Test
    void rescheduledWorkKeepsItsPlaceAndTakesItsNewTimeAndAttempts() {
        WorkItem first = send("m-1", "line", NOON);
        WorkItem second = send("m-2", "line", NOON.plusSeconds(600));
        land(changeSet().enqueue(first).enqueue(second));
        WorkItem again = first.again(NOON.plusSeconds(30));

        land(changeSet().under(leaseLine()).reschedule(again).releaseLease());

        assertThat(store.lane(ACME, "line", 10)).containsExactly(again, second);
        assertThat(store.lease(ANY, NOON.plusSeconds(29), 10, MINUTE)).isEmpty();
        assertThat(store.lease(ANY, NOON.plusSeconds(30), 10, MINUTE)).hasSize(1);
    }

    @Test
    void aLaneWhoseWorkIsAllDoneIsNotLeased() {
        WorkItem item = send("m-1", "line", NOON);
        land(changeSet().enqueue(item));
        land(changeSet().under(leaseLine()).done(item.key()).releaseLease());
        assertThat(store.lease(ANY, NOON, 10, MINUTE)).isEmpty();

        land(changeSet().enqueue(item));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(item);
        assertThat(store.lease(ANY, NOON, 10, MINUTE)).hasSize(1);
    }

    @Test
    void workMayJoinALeasedLane() {
        WorkItem first = send("m-1", "line", NOON);
        WorkItem joined = send("m-2", "line", NOON);
        land(changeSet().enqueue(first));
        Lease lease = leaseLine();

        land(changeSet().enqueue(joined));

        assertThat(store.lane(ACME, "line", 10)).containsExactly(first, joined);
        assertThat(store.lease(ANY, NOON, 10, MINUTE)).isEmpty();
        land(changeSet().under(lease).done(first.key()).done(joined.key()));
        assertThat(store.lane(ACME, "line", 10)).isEmpty();
    }

    @Test
    void aLeaseSettlesTheWorkOfItsOwnLaneOnly() {
        WorkItem mine = send("m-1", "line", NOON);
        WorkItem other = send("m-2", "other-line", NOON.plusSeconds(1));
        WorkItem foreign = send(GLOBEX, "m-2", "line", NOON.plusSeconds(1));
        land(changeSet().enqueue(mine).enqueue(other));
        land(changeSet(GLOBEX).enqueue(foreign));

        land(changeSet()
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
        List<Lease> leases = store.lease(ANY, NOON, 10, MINUTE);
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
