package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.tck.Breaking.Moment;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An engine that fails while a lane is leased, extended or begun is reported as unavailable, and the lease is as the engine kept
 * it. Aborted for a fixture without {@link StoreFixture#breaking}.
 */
abstract class LeaseFailureContract extends StoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration ALMOST_A_MINUTE = MINUTE.minusSeconds(1);
    private static final WorkItem ITEM = new WorkItem(ACME, new WorkKey(WorkKind.SEND, "m-1"), "line", "talk", NOON, 0);

    private Breaking breaking;

    @BeforeEach
    void breakable() {
        breaking = fixture.breaking()
                .orElseGet(() -> Assumptions.abort("the fixture has no breaking(), so failures are not tested"));
        commitApplied(changeSet().enqueue(ITEM));
    }

    @ParameterizedTest
    @EnumSource
    void failedLeaseIsFreeOrExpires(Moment moment) {
        breaking.failNextWrite(moment);

        assertUnavailable(this::lease);

        assertThat(lease()).hasSize(moment.keeps() ? 0 : 1);
        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));
        assertThat(lease()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void repeatedRequestIsGrantedOnce(Moment moment) {
        LeaseRequest request = leaseRequest(Set.of(WorkKind.SEND), NOON);
        breaking.failNextWrite(moment);
        assertUnavailable(() -> store.lease(request));

        Optional<Lease> granted = store.lease(request);

        assertThat(granted).contains(new Lease(ACME, "line", request.token()));
        assertThat(lease()).isEmpty();
        assertThat(store.extend(granted.orElseThrow(), MINUTE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void failedExtensionKeepsTheLease(Moment moment) {
        Lease held = lease().get(0);
        fixture.advanceLeaseClock(ALMOST_A_MINUTE);
        breaking.failNextWrite(moment);

        assertUnavailable(() -> store.extend(held, MINUTE));

        assertThat(lease()).isEmpty();
        fixture.advanceLeaseClock(Duration.ofSeconds(2));
        assertThat(lease()).hasSize(moment.keeps() ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void repeatedExtensionSucceeds(Moment moment) {
        Lease held = lease().get(0);
        breaking.failNextWrite(moment);
        assertUnavailable(() -> store.extend(held, MINUTE));

        fixture.advanceLeaseClock(ALMOST_A_MINUTE);
        assertThat(store.extend(held, MINUTE)).isTrue();

        fixture.advanceLeaseClock(ALMOST_A_MINUTE);
        assertThat(lease()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void failedBeginSuspectsTheItemAsFarAsItWasKept(Moment moment) {
        Lease held = lease().get(0);
        breaking.failNextWrite(moment);

        assertUnavailable(() -> store.begin(held, List.of(ITEM.key()), true, MINUTE));

        fixture.advanceLeaseClock(MINUTE.plusSeconds(1));
        assertThat(lease()).hasSize(1);
        assertThat(store.lane(ACME, "line", 10)).containsExactly(moment.keeps() ? ITEM.abandoned(true) : ITEM);
    }

    private List<Lease> lease() {
        return lease(store, Set.of(WorkKind.SEND), NOON, 10);
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StoreUnavailableException.class);
    }
}
