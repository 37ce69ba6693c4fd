package io.escala.core.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.channel.TryAgainException;
import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How often a commit is attempted, and how long the loop waits in between. */
class CommitLoopTest {
    private static final AccountId ACCOUNT = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();

    private CommitLoop loop(Supplier<List<CommitResult>> commit) {
        CrmStore store = (CrmStore) Proxy.newProxyInstance(
                CommitLoopTest.class.getClassLoader(),
                new Class<?>[] {CrmStore.class},
                (proxy, method, arguments) -> commit.get());
        return new CommitLoop(store, () -> 1, waits::add, now::get);
    }

    private static Stream<Duration> millis(long... millis) {
        return LongStream.of(millis).mapToObj(Duration::ofMillis);
    }

    @Test
    void waitsDoubleFromTenTo320MillisecondsWhileCommitsConflict() {
        CommitLoop loop = loop(() -> List.of(new CommitResult.Conflict(
                new CommitResult.ClaimTaken(Claim.providerMessage(new LineId("wa"), "m"), "another"))));
        ChangeSet changes = ChangeSet.builder(ACCOUNT, new OperationId("operation"), NOON)
                .enqueue(WorkItem.single(ACCOUNT, WorkKind.PROFILE, "person", NOON))
                .build();

        assertThatThrownBy(() -> loop.run(() -> new Decision<>(Optional.of(changes), "answer")))
                .isInstanceOf(TryAgainException.class)
                .hasMessageContaining("12 times");
        assertThat(waits)
                .startsWith(millis(10, 20, 40, 80, 160, 320, 320).toArray(Duration[]::new))
                .last()
                .isEqualTo(Duration.ofMillis(320));
    }

    @Test
    void changeSetsAreSubmittedThreeTimesWhileTheStoreIsUnavailable() {
        CommitLoop loop = loop(() -> {
            throw new StoreUnavailableException("away");
        });

        assertThatThrownBy(() -> loop.commit(List.of())).isInstanceOf(TryAgainException.class);
        assertThat(waits).containsExactlyElementsOf(millis(10, 20).toList());
    }

    @Test
    void storeThatWaitedForFiveSecondsIsNotAskedAgain() {
        CommitLoop loop = loop(() -> {
            now.addAndGet(Duration.ofSeconds(5).toNanos());
            throw new StoreUnavailableException("locked");
        });

        assertThatThrownBy(() -> loop.commit(List.of())).isInstanceOf(TryAgainException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void interruptedThreadSubmitsNothingAgain() {
        CommitLoop loop = loop(() -> {
            throw new StoreUnavailableException("interrupted");
        });
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> loop.commit(List.of())).isInstanceOf(TryAgainException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(waits).isEmpty();
    }
}
