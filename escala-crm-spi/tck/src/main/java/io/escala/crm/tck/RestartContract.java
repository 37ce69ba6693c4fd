package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CommitResult.LeaseLost;
import io.escala.crm.store.CrmStore;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A lease keeps its holder and its time over a restart and for another store on the same data. If the data end with the store, the
 * same is tested without a restart.
 */
abstract class RestartContract extends StoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final WorkItem ITEM = new WorkItem(ACME, new WorkKey(WorkKind.SEND, "m-1"), "line", "talk", NOON, 0);

    @BeforeEach
    void enqueue() {
        commitApplied(changeSet().enqueue(ITEM));
    }

    @Test
    void leaseExpiresAtItsTimeDespiteARestart() {
        lease(store);
        fixture.advanceLeaseClock(Duration.ofSeconds(40));

        CrmStore restarted = restart();

        fixture.advanceLeaseClock(Duration.ofSeconds(19));
        assertThat(leases(restarted)).as("59 s after the lease").isEmpty();
        fixture.advanceLeaseClock(Duration.ofSeconds(2));
        assertThat(leases(restarted)).as("61 s after the lease").hasSize(1);
    }

    @Test
    void extendedLeaseStaysExtended() {
        Lease held = lease(store);
        fixture.advanceLeaseClock(Duration.ofSeconds(50));
        assertThat(store.extend(held, MINUTE)).isTrue();

        CrmStore restarted = restart();

        fixture.advanceLeaseClock(Duration.ofSeconds(50));
        assertThat(leases(restarted)).as("100 s after the lease").isEmpty();
        fixture.advanceLeaseClock(Duration.ofSeconds(11));
        assertThat(leases(restarted)).as("111 s after the lease").hasSize(1);
    }

    @Test
    void beginExtendsTheLeaseForLongerThanTheStoreLives() {
        Lease held = lease(store);
        fixture.advanceLeaseClock(Duration.ofSeconds(50));
        assertThat(store.begin(held, List.of(ITEM.key()), true, MINUTE)).isTrue();

        CrmStore restarted = restart();

        fixture.advanceLeaseClock(Duration.ofSeconds(50));
        assertThat(leases(restarted)).isEmpty();
    }

    @Test
    void itemBegunBeforeTheRestartIsSuspected() {
        Lease held = lease(store);
        assertThat(store.begin(held, List.of(ITEM.key()), true, MINUTE)).isTrue();

        CrmStore restarted = restart();

        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));
        lease(restarted);
        assertThat(restarted.lane(ACME, "line", 10)).containsExactly(ITEM.abandoned(true));
    }

    @Test
    void holderKeepsItsLease() {
        Lease held = lease(store);

        CrmStore restarted = restart();

        assertThat(restarted.extend(held, MINUTE)).isTrue();
        assertThat(settle(restarted, held)).isEqualTo(new Applied());
        assertThat(restarted.lane(ACME, "line", 10)).isEmpty();
    }

    @Test
    void repeatedRequestFindsItsLease() {
        LeaseRequest request = leaseRequest(Set.of(WorkKind.SEND), NOON);
        Optional<Lease> granted = store.lease(request);

        CrmStore restarted = restart();

        assertThat(granted).isPresent();
        assertThat(restarted.lease(request)).isEqualTo(granted);
    }

    @Test
    void expiredLeaseStaysExpiredAndMayCommitUntilTakenOver() {
        Lease late = lease(store);
        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));

        CrmStore restarted = restart();

        assertThat(restarted.extend(late, MINUTE)).isFalse();
        assertThat(settle(restarted, late)).isEqualTo(new Applied());
    }

    @Test
    void leaseTakenOverBeforeTheRestartStaysInvalid() {
        Lease lost = lease(store);
        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));
        Lease held = lease(store);

        CrmStore restarted = restart();

        assertLost(restarted, lost);
        assertThat(settle(restarted, held)).isEqualTo(new Applied());
    }

    @Test
    void leaseTakenOverAfterTheRestartIsInvalid() {
        Lease lost = lease(store);

        CrmStore restarted = restart();

        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));
        Lease held = lease(restarted);
        assertLost(restarted, lost);
        assertThat(settle(restarted, held)).isEqualTo(new Applied());
    }

    @Test
    void releasedLeaseStaysReleased() {
        Lease released = lease(store);
        commitApplied(changeSet().under(released).releaseLease());

        CrmStore restarted = restart();

        assertLost(restarted, released);
        assertThat(lease(restarted).token()).isNotEqualTo(released.token());
    }

    @Test
    void storesOnTheSameDataSeeEachOthersLeases() {
        Lease lost = lease(store);
        CrmStore other = fixture.reopen().orElse(store);
        assertThat(leases(other)).isEmpty();

        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));
        Lease held = lease(other);

        assertLost(store, lost);
        assertThat(store.extend(held, MINUTE)).isTrue();
        fixture.advanceLeaseClock(Duration.ofSeconds(30));
        assertThat(other.extend(held, MINUTE)).isTrue();
        fixture.advanceLeaseClock(Duration.ofSeconds(59));
        assertThat(leases(store)).isEmpty();
        assertThat(settle(store, held)).isEqualTo(new Applied());
    }

    /** Closes the store and returns another one over its data, or the same one if the data end with it. */
    private CrmStore restart() {
        Optional<CrmStore> another = fixture.reopen();
        another.ifPresent(opened -> store.close());
        return another.orElse(store);
    }

    private void assertLost(CrmStore in, Lease lost) {
        assertThat(in.extend(lost, MINUTE)).isFalse();
        assertThat(settle(in, lost)).isEqualTo(new Conflict(new LeaseLost("line")));
        assertThat(in.lane(ACME, "line", 10)).containsExactly(ITEM);
    }

    private CommitResult settle(CrmStore in, Lease lease) {
        ChangeSet set = changeSet().under(lease).done(ITEM.key()).build();
        return in.commit(List.of(set)).get(0);
    }

    private Lease lease(CrmStore in) {
        List<Lease> leases = leases(in);
        assertThat(leases).hasSize(1);
        return leases.get(0);
    }

    private List<Lease> leases(CrmStore in) {
        return lease(in, Set.of(WorkKind.SEND), NOON, 10);
    }
}
