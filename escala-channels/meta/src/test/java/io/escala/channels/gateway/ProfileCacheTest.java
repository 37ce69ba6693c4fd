package io.escala.channels.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.escala.channels.GraphStub;
import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.ProfileSource.Answer;
import io.escala.core.channel.ProfileSource.Found;
import io.escala.core.channel.ProfileSource.TryLater;
import io.escala.core.channel.ProfileSource.Withheld;
import io.escala.crm.AccountId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProfileCacheTest {
    private static final Duration HOURS = Duration.ofHours(6);
    private static final Duration MINUTES = Duration.ofMinutes(5);
    private static final Found ROSA = new Found("Rosa", null, null, null);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger calls = new AtomicInteger();

    private ProfileCache over(ProfileSource behind) {
        return new ProfileCache(
                (line, key) -> {
                    calls.incrementAndGet();
                    return behind.profile(line, key);
                },
                HOURS,
                MINUTES,
                10_000,
                nanos::get);
    }

    private void later(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    private static Answer ask(ProfileSource profiles) {
        return profiles.profile(GraphStub.MESSENGER, GraphStub.PSID);
    }

    @Test
    void foundProfileIsCachedForHours() {
        ProfileCache profiles = over((line, key) -> ROSA);

        assertThat(ask(profiles)).isEqualTo(ROSA);
        later(HOURS.minusSeconds(1));
        assertThat(ask(profiles)).isEqualTo(ROSA);
        assertThat(calls).hasValue(1);

        later(Duration.ofSeconds(1));
        assertThat(ask(profiles)).isEqualTo(ROSA);
        assertThat(calls).as("reading does not make it last longer").hasValue(2);
    }

    @Test
    void withheldProfileIsCachedForMinutes() {
        ProfileCache profiles = over((line, key) -> calls.get() == 1 ? new Withheld() : ROSA);

        assertThat(ask(profiles)).isEqualTo(new Withheld());
        later(MINUTES.minusSeconds(1));
        assertThat(ask(profiles)).isEqualTo(new Withheld());
        assertThat(calls).hasValue(1);

        later(Duration.ofSeconds(1));
        assertThat(ask(profiles)).as("consent given in between").isEqualTo(ROSA);
        later(MINUTES);
        assertThat(ask(profiles)).isEqualTo(ROSA);
        assertThat(calls).hasValue(2);
    }

    @Test
    void temporaryFailureIsNotCached() {
        ProfileCache profiles = over((line, key) -> calls.get() < 3 ? new TryLater() : ROSA);

        assertThat(ask(profiles)).isEqualTo(new TryLater());
        assertThat(ask(profiles)).isEqualTo(new TryLater());
        assertThat(ask(profiles)).isEqualTo(ROSA);
        assertThat(ask(profiles)).isEqualTo(ROSA);
        assertThat(calls).hasValue(3);
    }

    @Test
    void defectIsNotCached() {
        ProfileCache profiles = over((line, key) -> {
            if (calls.get() == 1) {
                throw new IllegalStateException("a defect");
            }
            return ROSA;
        });

        assertThatIllegalStateException().isThrownBy(() -> ask(profiles));
        assertThat(ask(profiles)).isEqualTo(ROSA);
    }

    @Test
    void peopleLinesAndAccountsAreCachedSeparately() {
        ProfileCache profiles =
                over((line, key) -> new Found(line.account() + "/" + line.key() + "/" + key.value(), null, null, null));
        Line otherPage = Line.messenger(GraphStub.MESSENGER.account(), new LineId("fb2"), "Other", "3055500000000002");
        Line otherAccount = Line.messenger(
                new AccountId("other"),
                GraphStub.MESSENGER.id(),
                "Page",
                GraphStub.MESSENGER.key().providerId());
        IdentityKey other = new IdentityKey(IdentityKeyKind.PSID, GraphStub.PSID.scope(), "24900000000000002");

        List<Answer> answers = List.of(
                profiles.profile(GraphStub.MESSENGER, GraphStub.PSID),
                profiles.profile(GraphStub.MESSENGER, other),
                profiles.profile(otherPage, GraphStub.PSID),
                profiles.profile(otherAccount, GraphStub.PSID));

        assertThat(answers).doesNotHaveDuplicates();
        assertThat(calls).hasValue(4);
        assertThat(profiles.profile(GraphStub.MESSENGER, other)).isEqualTo(answers.get(1));
        assertThat(calls).hasValue(4);
    }

    @Test
    void sizeIsLimited() {
        AtomicInteger made = new AtomicInteger();
        ProfileCache small = new ProfileCache(
                (line, key) -> {
                    made.incrementAndGet();
                    return ROSA;
                },
                HOURS,
                MINUTES,
                10,
                nanos::get);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100; i++) {
                small.profile(
                        GraphStub.MESSENGER, new IdentityKey(IdentityKeyKind.PSID, GraphStub.PSID.scope(), "249" + i));
            }
        }

        assertThat(made.get()).isGreaterThanOrEqualTo(190);
    }

    @Test
    void concurrentRequestsForOnePersonMakeOneCall() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        ProfileCache profiles = over((line, key) -> {
            called.countDown();
            await(answer);
            return ROSA;
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> asking = new ArrayList<>();
            asking.add(threads.submit(() -> ask(profiles)));
            await(called);
            CountDownLatch others = new CountDownLatch(7);
            for (int i = 0; i < 7; i++) {
                asking.add(threads.submit(() -> {
                    others.countDown();
                    return ask(profiles);
                }));
            }
            await(others);
            answer.countDown();

            for (Future<Answer> each : asking) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo(ROSA);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void waitingRequestsGetTheFailureOfTheCall() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        ProfileCache profiles = over((line, key) -> {
            called.countDown();
            await(answer);
            return calls.get() == 1 ? new TryLater() : ROSA;
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Answer> first = threads.submit(() -> ask(profiles));
            await(called);
            Future<Answer> second = threads.submit(() -> ask(profiles));
            answer.countDown();

            assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(new TryLater());
            // It either waited for the first call or came after it and made its own.
            assertThat(second.get(30, TimeUnit.SECONDS)).isIn(new TryLater(), ROSA);
        } finally {
            threads.shutdownNow();
        }
        assertThat(ask(profiles)).isEqualTo(ROSA);
    }

    @Test
    void callForOnePersonDoesNotBlockOtherPeople() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        ProfileCache profiles = over((line, key) -> {
            if (key.equals(GraphStub.PSID)) {
                called.countDown();
                await(answer);
            }
            return ROSA;
        });
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> slow = threads.submit(() -> ask(profiles));
            await(called);
            for (int i = 0; i < 1_000; i++) {
                IdentityKey other = new IdentityKey(IdentityKeyKind.PSID, GraphStub.PSID.scope(), "2490" + i);
                assertThat(profiles.profile(GraphStub.MESSENGER, other)).isEqualTo(ROSA);
            }
            assertThat(slow.isDone()).isFalse();
            answer.countDown();
            assertThat(slow.get(30, TimeUnit.SECONDS)).isEqualTo(ROSA);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void invalidTimesAndSizesAreRefused() {
        try (var graph = new GraphStub().graph()) {
            MetaProfiles.Builder builder = MetaProfiles.builder(graph);
            assertThatIllegalArgumentException().isThrownBy(() -> builder.keepFound(Duration.ofSeconds(-1)));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.keepWithheld(Duration.ofSeconds(-1)));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.maxPeople(0));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
