package io.escala.core.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.port.Entitlements;
import io.escala.core.port.Metrics;
import io.escala.core.port.Team;
import io.escala.core.port.TemplateCatalogue;
import io.escala.core.work.WorkerStatus;
import io.escala.crm.store.CrmStore;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers survive every exception, and report their status. */
class WorkersTest {
    private static final Duration POLL = Duration.ofMillis(1);

    /** Every run reads the clock first, so it is where the test throws. */
    private static final class ThrowingClock extends Clock {
        private final CountDownLatch asked = new CountDownLatch(20);
        private final AtomicInteger calls = new AtomicInteger();
        private final Runnable trouble;

        ThrowingClock(Runnable trouble) {
            this.trouble = trouble;
        }

        @Override
        public Instant instant() {
            asked.countDown();
            if (calls.incrementAndGet() % 2 == 1) {
                trouble.run();
            }
            return Instant.EPOCH;
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

    private static LeasedWorkRunner work(Clock clock) {
        CrmStore store = (CrmStore) Proxy.newProxyInstance(
                WorkersTest.class.getClassLoader(), new Class<?>[] {CrmStore.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        return new LeasedWorkRunner(
                new InboxContext(
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
                        null),
                List.of(),
                () -> 1);
    }

    private static final class ThrowingHandler implements Runnable {
        private final Throwable thrown;

        ThrowingHandler(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public void run() {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }

        @Override
        public String toString() {
            return thrown.getClass().getSimpleName();
        }
    }

    static List<Runnable> throwables() {
        return List.of(
                new ThrowingHandler(new IllegalStateException()),
                new ThrowingHandler(new TryAgainException("away")),
                new ThrowingHandler(new StackOverflowError()),
                new ThrowingHandler(new AssertionError()),
                new ThrowingHandler(new NoClassDefFoundError()),
                new ThrowingHandler(new OutOfMemoryError()),
                new ThrowingHandler(new InternalError()),
                () -> Thread.currentThread().interrupt());
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void workersSurviveExceptions(Runnable trouble) throws InterruptedException {
        ThrowingClock clock = new ThrowingClock(trouble);
        LeasedWorkRunner work = work(clock);
        try (WorkerThreads workers = WorkerThreads.start(work, 2, 4, POLL, WorkerThreads.daemonThreads())) {
            assertThat(clock.asked.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(workers.running()).isEqualTo(2);
            assertThat(work.workers().dead()).isZero();
        }
    }

    @Test
    void onlyVirtualMachineErrorsRestartAWorker() throws InterruptedException {
        assertThat(restarts(new ThrowingHandler(new OutOfMemoryError()))).isPositive();
        assertThat(restarts(new ThrowingHandler(new StackOverflowError()))).isZero();
        assertThat(restarts(new ThrowingHandler(new IllegalStateException()))).isZero();
    }

    private static long restarts(Runnable trouble) throws InterruptedException {
        ThrowingClock clock = new ThrowingClock(trouble);
        LeasedWorkRunner work = work(clock);
        try (WorkerThreads workers = WorkerThreads.start(work, 1, 4, POLL, WorkerThreads.daemonThreads())) {
            assertThat(clock.asked.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(workers.running()).isEqualTo(1);
            return work.workers().restarts();
        }
    }

    @Test
    void crashedWorkersAreDeadAndStoppedOnesAreNot() throws InterruptedException {
        LeasedWorkRunner work = work(Clock.systemUTC());
        assertThat(work.workers()).isEqualTo(new WorkerStatus(0, 0, 0, null));
        List<Thread> broken = new ArrayList<>();
        WorkerThreads workers = WorkerThreads.start(work, 3, 4, POLL, task -> {
            Thread thread = new Thread(broken.isEmpty() ? () -> {} : task);
            if (broken.isEmpty()) {
                broken.add(thread);
            }
            return thread;
        });
        broken.get(0).join();

        assertThat(work.workers().started()).isEqualTo(3);
        assertThat(work.workers().running()).isEqualTo(2);
        assertThat(work.workers().dead()).isEqualTo(1);

        workers.close();
        assertThat(work.workers().started()).isZero();
        assertThat(work.workers().dead()).isZero();
    }

    @Test
    void stopEndsAllThreads() throws InterruptedException {
        WorkerThreads workers =
                WorkerThreads.start(work(Clock.systemUTC()), 4, 4, Duration.ofHours(1), WorkerThreads.daemonThreads());

        assertThat(workers.stop(Duration.ofSeconds(60))).isTrue();
        assertThat(workers.running()).isZero();
    }

    @Test
    void leasesAreShortAsLongAsWorkersExtendThem() throws InterruptedException {
        LeasedWorkRunner work = work(Clock.systemUTC());
        try (WorkerThreads first =
                WorkerThreads.start(work, 1, 4, Duration.ofHours(1), WorkerThreads.daemonThreads())) {
            WorkerThreads second = WorkerThreads.start(work, 1, 4, Duration.ofHours(1), WorkerThreads.daemonThreads());
            assertThat(work.leases().duration()).isEqualTo(HeldLeases.WITH_HEARTBEAT);

            assertThat(second.stop(Duration.ofSeconds(60))).isTrue();
            assertThat(first.running()).isEqualTo(1);
            assertThat(work.leases().duration()).isEqualTo(HeldLeases.WITH_HEARTBEAT);
        }
        assertThat(work.leases().duration()).isEqualTo(HeldLeases.WITHOUT_HEARTBEAT);
    }
}
