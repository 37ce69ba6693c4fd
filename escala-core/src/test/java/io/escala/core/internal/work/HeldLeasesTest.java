package io.escala.core.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ProfileSource;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.port.Entitlements;
import io.escala.core.port.Metrics;
import io.escala.core.port.Team;
import io.escala.core.port.TemplateCatalogue;
import io.escala.crm.AccountId;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Leases are short while a heartbeat extends them, and are no longer extended once they are lost or their item hangs. */
class HeldLeasesTest {
    private static final Lease SALES = new Lease(new AccountId("acme"), "send/sales", "token-1");
    private static final Lease SUPPORT = new Lease(new AccountId("acme"), "send/support", "token-2");

    private static final WorkKey FIRST = new WorkKey(WorkKind.SEND, "m-1");
    private static final WorkKey SECOND = new WorkKey(WorkKind.SEND, "m-2");

    private final MovedClock clock = new MovedClock();
    private final List<Extension> extensions = new ArrayList<>();
    private final Set<Lease> lost = new HashSet<>();
    private boolean available = true;
    private final HeldLeases leases = new HeldLeases(context());

    private record Extension(Lease lease, Duration duration) {}

    @Test
    void leaseIsLongWithoutAHeartbeat() {
        assertThat(leases.duration()).isEqualTo(Duration.ofMinutes(2));

        leases.heartbeatStarted();
        leases.heartbeatStarted();
        assertThat(leases.duration()).isEqualTo(Duration.ofSeconds(20));

        leases.heartbeatEnded();
        assertThat(leases.duration()).isEqualTo(Duration.ofSeconds(20));
        leases.heartbeatEnded();
        assertThat(leases.duration()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void twoMissedBeatsDoNotLoseALease() {
        assertThat(HeldLeases.WITH_HEARTBEAT).isGreaterThan(HeldLeases.BEAT.multipliedBy(3));
    }

    @Test
    void everyHeldLeaseIsExtended() {
        leases.heartbeatStarted();
        leases.held(SALES);
        leases.held(SUPPORT);

        leases.extend();

        assertThat(extensions)
                .containsExactlyInAnyOrder(
                        new Extension(SALES, Duration.ofSeconds(20)), new Extension(SUPPORT, Duration.ofSeconds(20)));
    }

    @Test
    void endedOrLostLeaseIsNotExtendedAgain() {
        leases.held(SALES);
        leases.held(SUPPORT);
        leases.ended(SALES);
        lost.add(SUPPORT);

        leases.extend();
        leases.extend();

        assertThat(extensions).extracting(Extension::lease).containsExactly(SUPPORT);
    }

    @Test
    void leaseStillHeldWhenTheHeartbeatEndsIsExtendedForLong() {
        leases.heartbeatStarted();
        leases.held(SALES);

        leases.heartbeatEnded();

        assertThat(extensions).containsExactly(new Extension(SALES, Duration.ofMinutes(2)));
    }

    @Test
    void unavailableStoreIsAskedAgain() {
        leases.held(SALES);
        available = false;
        leases.extend();

        available = true;
        leases.extend();

        assertThat(extensions).extracting(Extension::lease).containsExactly(SALES);
    }

    @Test
    void leaseOfAnItemThatHangsExpires() {
        leases.held(SALES);
        leases.begun(SALES, FIRST);
        clock.now = clock.now.plus(HeldLeases.LONGEST_RUN);
        leases.held(SUPPORT);
        leases.begun(SUPPORT, FIRST);
        leases.begun(SALES, SECOND);
        leases.extend();
        assertThat(extensions).hasSize(2);

        clock.now = clock.now.plusMillis(1);
        leases.extend();

        assertThat(extensions.subList(2, extensions.size()))
                .extracting(Extension::lease)
                .containsExactly(SUPPORT);
        assertThat(leases.holds(SALES)).isFalse();
        assertThat(leases.holds(SUPPORT)).isTrue();
    }

    @Test
    void nextItemOfALaneGetsItsOwnTime() {
        leases.held(SALES);
        leases.begun(SALES, FIRST);
        clock.now = clock.now.plus(HeldLeases.LONGEST_RUN);
        leases.ended(SALES, FIRST);
        leases.begun(SALES, SECOND);
        clock.now = clock.now.plusMillis(1);

        leases.extend();

        assertThat(extensions).hasSize(1);
    }

    private InboxContext context() {
        CrmStore store = (CrmStore) Proxy.newProxyInstance(
                HeldLeasesTest.class.getClassLoader(), new Class<?>[] {CrmStore.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("extend")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    if (!available) {
                        throw new StoreUnavailableException("away");
                    }
                    Lease lease = (Lease) arguments[0];
                    extensions.add(new Extension(lease, (Duration) arguments[1]));
                    return !lost.contains(lease);
                });
        return new InboxContext(
                store,
                account -> new StateLoader(store, account),
                new CommitLoop(store, () -> 0, wait -> {}),
                clock,
                () -> "id",
                Entitlements.everything(),
                TemplateCatalogue.of(List.of()),
                Team.none(),
                Map.of(),
                (line, key) -> new ProfileSource.Withheld(),
                Metrics.none(),
                SendSettings.DEFAULT,
                null);
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
