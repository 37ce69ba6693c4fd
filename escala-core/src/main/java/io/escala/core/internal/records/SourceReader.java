package io.escala.core.internal.records;

import io.escala.core.internal.Defects;
import io.escala.core.internal.HourlyWarnings;
import io.escala.core.port.ContactIds;
import io.escala.core.port.ExternalRecord;
import io.escala.core.port.Metrics;
import io.escala.core.port.Metrics.SourceAnswer;
import io.escala.core.port.RecordSource;
import io.escala.core.records.RelatedRecords;
import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the host's source of records, each time on a thread of its own, and waits for it no longer than a deadline. A source that hangs keeps as
 * many threads as it may have at most; until one of them ends it is not asked again. Thread-safe.
 */
public final class SourceReader {
    private static final Logger LOG = LoggerFactory.getLogger(SourceReader.class);
    private static final int AT_ONCE = 32;

    private final @Nullable RecordSource source;
    private final Duration deadline;
    private final ThreadFactory threads;
    private final Metrics metrics;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final HourlyWarnings warnings = new HourlyWarnings();

    public SourceReader(
            @Nullable RecordSource source, Duration deadline, ThreadFactory threads, Metrics metrics, Clock clock) {
        this.source = source;
        this.deadline = deadline;
        this.threads = threads;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns whether there is a source. */
    boolean asks() {
        return source != null;
    }

    /**
     * Asks for the records with contacts. No connection of the store is held.
     *
     * @return of each contact that was asked for up to one more than are shown; empty when the source did not answer
     */
    Optional<Map<ContactId, List<ExternalRecord>>> recordsOf(AccountId account, Collection<ContactIds> contacts) {
        RecordSource asked = source;
        if (asked == null || contacts.isEmpty()) {
            return Optional.of(Map.of());
        }
        long begin = metrics.ticks();
        if (!free.tryAcquire()) {
            return unanswered(SourceAnswer.BUSY, begin, null);
        }
        FutureTask<Map<ContactId, List<ExternalRecord>>> call =
                new FutureTask<>(() -> shown(asked.recordsOf(account, contacts), contacts));
        try {
            start(call);
            Map<ContactId, List<ExternalRecord>> found = call.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            metrics.recordSource(SourceAnswer.ANSWERED, metrics.ticks() - begin);
            return Optional.of(found);
        } catch (TimeoutException e) {
            call.cancel(true);
            return unanswered(SourceAnswer.TIMED_OUT, begin, null);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return unanswered(SourceAnswer.TIMED_OUT, begin, null);
        } catch (ExecutionException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            Defects.rethrowIfFatal(thrown);
            return unanswered(SourceAnswer.FAILED, begin, thrown);
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            return unanswered(SourceAnswer.FAILED, begin, e);
        }
    }

    /** The permit is given back when the source has ended, not when nobody waits for it any more. */
    private void start(Runnable call) {
        boolean started = false;
        try {
            threads.newThread(() -> {
                        try {
                            call.run();
                        } finally {
                            free.release();
                        }
                    })
                    .start();
            started = true;
        } finally {
            if (!started) {
                free.release();
            }
        }
    }

    /** The host's collections are read here, on the source's own thread: they may be lazy, endless or null. */
    private static Map<ContactId, List<ExternalRecord>> shown(
            Map<ContactId, List<ExternalRecord>> answer, Collection<ContactIds> contacts) {
        Map<ContactId, List<ExternalRecord>> shown = new HashMap<>();
        for (ContactIds each : contacts) {
            List<ExternalRecord> records = answer.get(each.contact());
            if (records != null) {
                shown.put(
                        each.contact(),
                        List.copyOf(
                                records.stream().limit(RelatedRecords.MAX + 1).toList()));
            }
        }
        return shown;
    }

    private Optional<Map<ContactId, List<ExternalRecord>>> unanswered(
            SourceAnswer how, long begin, @Nullable Throwable thrown) {
        metrics.recordSource(how, metrics.ticks() - begin);
        if (warnings.isDue("source", clock.instant())) {
            LOG.warn(
                    "The source of records did not answer ({}); contacts are shown without what it keeps. Not logged again for an hour",
                    how,
                    thrown == null ? null : Defects.withoutMessages(thrown));
        }
        return Optional.empty();
    }
}
