package io.escala.core.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.port.ContactIds;
import io.escala.core.port.CountingMetrics;
import io.escala.core.port.ExternalRecord;
import io.escala.core.port.Metrics.SourceAnswer;
import io.escala.core.port.RecordSource;
import io.escala.core.records.RelatedRecords;
import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The host's source of records")
class SourceReaderTest {
    private static final AccountId ACCOUNT = new AccountId("acme");
    private static final ContactId ROSA = new ContactId("rosa");
    private static final ContactId BEA = new ContactId("bea");
    private static final List<ContactIds> ASKED =
            List.of(ContactIds.of(ROSA, List.of("42")), ContactIds.of(BEA, List.of()));
    private static final ExternalRecord TASK = ExternalRecord.task("Call");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final CountingMetrics metrics = new CountingMetrics();
    private final ConcurrentLinkedQueue<Thread> started = new ConcurrentLinkedQueue<>();

    private SourceReader reader(RecordSource source, Duration within) {
        return reader(source, within, task -> {
            Thread thread = new Thread(task, "source");
            thread.setDaemon(true);
            started.add(thread);
            return thread;
        });
    }

    private SourceReader reader(RecordSource source, Duration within, ThreadFactory threads) {
        return new SourceReader(source, within, threads, metrics, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private void ended() throws InterruptedException {
        for (Thread thread : started) {
            thread.join();
        }
    }

    @Test
    @DisplayName(
            "answers for all contacts in one call; contacts that were not asked for are left out, and so is what is more than is shown")
    void answers() {
        List<ExternalRecord> many = Collections.nCopies(1_000, TASK);
        List<String> references = new ArrayList<>();
        SourceReader reader = reader(
                (account, contacts) -> {
                    contacts.forEach(each -> references.addAll(each.externalReferences()));
                    return Map.of(ROSA, List.of(TASK), BEA, many, new ContactId("other"), List.of(TASK));
                },
                LONG);

        Map<ContactId, List<ExternalRecord>> found =
                reader.recordsOf(ACCOUNT, ASKED).orElseThrow();

        assertThat(found)
                .isEqualTo(Map.of(ROSA, List.of(TASK), BEA, Collections.nCopies(RelatedRecords.MAX + 1, TASK)));
        assertThat(references).containsExactly("42");
        assertThat(metrics.recordSource(SourceAnswer.ANSWERED)).isEqualTo(1);
        assertThat(reader.recordsOf(ACCOUNT, List.of())).contains(Map.of());
        assertThat(metrics.recordSource(SourceAnswer.ANSWERED)).isEqualTo(1);
    }

    @Test
    @DisplayName("that throws, or returns what cannot be read, did not answer")
    void fails() {
        Map<ContactId, List<ExternalRecord>> holes = new HashMap<>();
        holes.put(ROSA, Collections.singletonList(null));
        List<RecordSource> failing = List.of(
                (account, contacts) -> {
                    throw new IllegalStateException("down");
                },
                (account, contacts) -> {
                    throw new StackOverflowError();
                },
                (account, contacts) -> null,
                (account, contacts) -> holes);

        assertThat(failing)
                .allSatisfy(source -> assertThat(reader(source, LONG).recordsOf(ACCOUNT, ASKED))
                        .isEmpty());
        assertThat(metrics.recordSource(SourceAnswer.FAILED)).isEqualTo(failing.size());
    }

    /** Blocks until it is interrupted. */
    private static Map<ContactId, List<ExternalRecord>> blocking(AccountId account, Collection<ContactIds> contacts) {
        await(new CountDownLatch(1));
        return Map.of();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("that takes too long is interrupted, and asked again the next time")
    void slow() throws InterruptedException {
        SourceReader reader = reader(SourceReaderTest::blocking, SHORT);

        // More often than it may be asked at once: each call gives its place back.
        for (int i = 1; i <= 100; i++) {
            assertThat(reader.recordsOf(ACCOUNT, ASKED)).isEmpty();
            ended();
            assertThat(metrics.recordSource(SourceAnswer.TIMED_OUT)).isEqualTo(i);
        }
    }

    @Test
    @DisplayName("is not asked while 32 of its calls are under way, and nobody waits for it then")
    void busy() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(32);
        CountDownLatch end = new CountDownLatch(1);
        SourceReader reader = reader(
                (account, contacts) -> {
                    entered.countDown();
                    await(end);
                    return Map.of();
                },
                LONG);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Thread caller = new Thread(() -> reader.recordsOf(ACCOUNT, ASKED));
            caller.start();
            callers.add(caller);
        }
        entered.await();

        assertThat(reader.recordsOf(ACCOUNT, ASKED)).isEmpty();
        assertThat(metrics.recordSource(SourceAnswer.BUSY)).isEqualTo(1);
        assertThat(started).hasSize(32);

        end.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        ended();
        assertThat(reader.recordsOf(ACCOUNT, ASKED)).isPresent();
        assertThat(metrics.recordSource(SourceAnswer.ANSWERED)).isEqualTo(33);
    }

    @Test
    @DisplayName("did not answer a caller who is interrupted, and stays so, or when there is no thread for it")
    void interruptedOrWithoutThread() {
        Thread.currentThread().interrupt();
        assertThat(reader(SourceReaderTest::blocking, LONG).recordsOf(ACCOUNT, ASKED))
                .isEmpty();
        assertThat(Thread.interrupted()).isTrue();

        ThreadFactory none = task -> {
            throw new IllegalStateException("no more threads");
        };
        SourceReader reader = reader((account, contacts) -> Map.of(), LONG, none);
        for (int i = 0; i < 100; i++) {
            assertThat(reader.recordsOf(ACCOUNT, ASKED)).isEmpty();
        }
        assertThat(metrics.recordSource(SourceAnswer.FAILED)).isEqualTo(100);
    }
}
