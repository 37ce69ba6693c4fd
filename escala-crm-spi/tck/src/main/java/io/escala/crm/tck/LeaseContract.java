package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CommitResult.LeaseLost;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A lane has one lease at a time, which ends at its time or when it is released; what was leased under a lost lease is not settled. The
 * caller's token finds its lease again.
 */
abstract class LeaseContract extends StoreContract {
    private static final Set<WorkKind> ANY = EnumSet.allOf(WorkKind.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void leasedLaneIsNotLeasedUntilItsLeaseExpires() {
        commitApplied(changeSet().enqueue(send("m-1", "line", NOON)));
        Lease first = leaseLine();

        fixture.advanceLeaseClock(MINUTE.minusSeconds(1));
        assertThat(lease(store, ANY, NOON, 10)).isEmpty();

        fixture.advanceLeaseClock(Duration.ofSeconds(2));
        Lease second = leaseLine();
        assertThat(second.token()).isNotEqualTo(first.token());
    }

    @Test
    void supersededLeaseIsInvalid() {
        WorkItem item = send("m-1", "line", NOON);
        commitApplied(changeSet().enqueue(item));
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
    void expiredLeaseMayCommitUntilTakenOver() {
        WorkItem item = send("m-1", "line", NOON);
        commitApplied(changeSet().enqueue(item));
        Lease late = leaseLine();
        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));

        assertThat(commit(changeSet().under(late).done(item.key()))).isEqualTo(new Applied());
        assertThat(store.lane(ACME, "line", 10)).isEmpty();
    }

    @Test
    void leaseIsExtendedFromNow() {
        commitApplied(changeSet().enqueue(send("m-1", "line", NOON)));
        Lease lease = leaseLine();
        fixture.advanceLeaseClock(Duration.ofSeconds(50));

        assertThat(store.extend(lease, MINUTE)).isTrue();

        fixture.advanceLeaseClock(Duration.ofSeconds(50));
        assertThat(lease(store, ANY, NOON, 10)).as("100 s after the lease").isEmpty();
        fixture.advanceLeaseClock(Duration.ofSeconds(11));
        assertThat(lease(store, ANY, NOON, 10)).as("111 s after the lease").hasSize(1);
    }

    @Test
    void expiredLeaseIsNotExtended() {
        commitApplied(changeSet().enqueue(send("m-1", "line", NOON)));
        Lease lease = leaseLine();
        assertThat(store.extend(lease, MINUTE)).isTrue();

        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));

        assertThat(store.extend(lease, MINUTE)).isFalse();
        assertThat(lease(store, ANY, NOON, 10)).hasSize(1);
    }

    @Test
    void unknownTokenIsInvalid() {
        WorkItem item = send("m-1", "line", NOON);
        commitApplied(changeSet().enqueue(item));
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
    void releasedLaneIsLeasedAtOnceAndItsOldTokenIsInvalid() {
        WorkItem item = send("m-1", "line", NOON);
        commitApplied(changeSet().enqueue(item));
        Lease released = leaseLine();

        commitApplied(changeSet().under(released).releaseLease());

        assertThat(store.extend(released, MINUTE)).isFalse();
        assertThat(commit(changeSet().under(released).done(item.key()))).isEqualTo(new Conflict(new LeaseLost("line")));
        assertThat(leaseLine().token()).isNotEqualTo(released.token());
        assertThat(store.lane(ACME, "line", 10)).containsExactly(item);
    }

    @Test
    void leaseHasTheTokenOfItsRequest() {
        commitApplied(changeSet().enqueue(send("m-1", "line", NOON)));
        String longest = "t".repeat(512);

        Optional<Lease> lease = store.lease(new LeaseRequest(longest, ANY, NOON, MINUTE));

        assertThat(lease).contains(new Lease(ACME, "line", longest));
        assertThat(store.extend(lease.orElseThrow(), MINUTE)).isTrue();
    }

    @Test
    void laneThatIsNotNamedIsNotLeased() {
        commitApplied(changeSet()
                .enqueue(send("m-1", "line", NOON))
                .enqueue(send("m-2", "other-line", NOON.plusSeconds(1)))
                .enqueue(send("m-3", "third", NOON.plusSeconds(2))));

        assertThat(store.lease(named("t-1", Set.of("other-line", "none"))))
                .contains(new Lease(ACME, "other-line", "t-1"));
        assertThat(store.lease(named("t-2", Set.of("other-line", "none")))).isEmpty();
        assertThat(store.lease(named("t-3", Set.of()))).contains(new Lease(ACME, "line", "t-3"));
    }

    private static LeaseRequest named(String token, Set<String> lanes) {
        return new LeaseRequest(token, ANY, NOON.plusSeconds(10), MINUTE, lanes);
    }

    @Test
    void repeatedRequestFindsItsLease() {
        commitApplied(changeSet().enqueue(send("m-1", "line", NOON)).enqueue(send("m-2", "other-line", NOON)));
        LeaseRequest request = leaseRequest(ANY, NOON);
        Optional<Lease> granted = store.lease(request);
        fixture.advanceLeaseClock(Duration.ofSeconds(50));

        assertThat(granted).isPresent();
        assertThat(store.lease(request)).isEqualTo(granted);

        assertThat(lease(store, ANY, NOON, 10))
                .as("only the other lane is free")
                .hasSize(1);
        fixture.advanceLeaseClock(Duration.ofSeconds(11));
        assertThat(lease(store, ANY, NOON, 10))
                .as("the repetition does not extend it")
                .hasSize(1);
    }

    @Test
    void repeatedRequestFindsItsLeaseWhenNoWorkIsLeft() {
        WorkItem item = send("m-1", "line", NOON);
        commitApplied(changeSet().enqueue(item));
        LeaseRequest request = leaseRequest(ANY, NOON);
        Optional<Lease> granted = store.lease(request);
        commitApplied(changeSet().under(granted.orElseThrow()).done(item.key()));

        assertThat(store.lease(request)).isEqualTo(granted);
    }

    @Test
    void requestRepeatedAfterItsLeaseEndedIsANewRequest() {
        commitApplied(changeSet().enqueue(send("m-1", "line", NOON)).enqueue(send("m-2", "other-line", NOON)));
        LeaseRequest request = leaseRequest(ANY, NOON);
        Lease ended = store.lease(request).orElseThrow();
        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));
        List<Lease> others = lease(store, ANY, NOON, 10);
        assertThat(others).hasSize(2);

        assertThat(store.lease(request)).as("both lanes are taken").isEmpty();
        others.forEach(lease -> commitApplied(changeSet().under(lease).releaseLease()));

        Lease again = store.lease(request).orElseThrow();
        assertThat(again).isEqualTo(ended);
        assertThat(store.extend(again, MINUTE)).isTrue();
    }

    @Test
    void tokenOfAReleasedLeaseMayLeaseAnotherLane() {
        WorkItem first = send("m-1", "line", NOON);
        commitApplied(changeSet().enqueue(first).enqueue(send("m-2", "other-line", NOON)));
        LeaseRequest request = leaseRequest(ANY, NOON);
        Lease done = store.lease(request).orElseThrow();
        commitApplied(changeSet().under(done).done(first.key()).releaseLease());

        assertThat(store.lease(request)).contains(new Lease(ACME, "other-line", request.token()));
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
        return new WorkItem(ACME, new WorkKey(WorkKind.SEND, id), lane, "talk", due, 0);
    }
}
