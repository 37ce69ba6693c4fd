package io.escala.core.port;

import io.escala.core.channel.SendOutcome;
import io.escala.core.result.Receipt;
import io.escala.crm.Channel;
import io.escala.crm.change.Relation;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Receives counts and durations of what the library does, for a host's monitoring. The host implements what it needs, or
 * uses {@link CountingMetrics} or {@code io.escala.core.micrometer.MicrometerMetrics}; every method does nothing unless it
 * is overridden.
 *
 * <p>Reported values have low cardinality: channels, kinds, outcomes, and the ids of the Meta apps that the host has set up.
 * They never contain a person, a message, an account or a line; for single lines see {@link io.escala.core.health.Health}.
 *
 * <p>An event is counted once its outcome is committed, in the same call and never before. So whenever a {@code receive} has
 * returned or thrown, <em>received = stored + duplicate + ignored + quarantined</em>, and the number received is the sum of
 * {@link #event} calls. A {@code receive} that throws {@link io.escala.core.channel.TryAgainException} has counted the
 * events it had filed by then and none of the rest; when Meta redelivers the body, the former count as duplicates and the
 * latter for the first time.
 *
 * <p>Implementations are thread-safe and quick, because they are called while a webhook request is open. The library calls
 * them through {@link #guarded}, so their exceptions have no effect on it.
 */
public interface Metrics {
    /** The answer to a delivery (a webhook request). */
    enum Answer {
        /** 200: every event is filed or quarantined, or the body is kept in the journal. */
        ACCEPTED,
        /** 401: the signature header is missing or malformed; the body was not read. */
        MALFORMED_SIGNATURE,
        /**
         * 401: the signature matches no active secret. Many of these mean a wrong secret; Meta gives up after seven days.
         */
        WRONG_SIGNATURE,
        /** 413: the body is larger than the limit. */
        TOO_LARGE,
        /** 408: the body did not come in within the time limit; Meta redelivers it. */
        TIMED_OUT,
        /** 503: it could not be read or filed now; Meta redelivers it. */
        TRY_AGAIN,
        /** 503: a bug of the intake kept it from being filed; Meta redelivers it. */
        FAILED
    }

    /** The outcome of an attempt to send. */
    enum Sent {
        /** Meta accepted it. */
        ACCEPTED,
        /** Meta rejected it permanently. */
        REJECTED,
        /** Meta refused before doing anything, or could not be reached; it is sent again later, or expires. */
        TRY_LATER,
        /** The outcome is unknown: there was no answer, or the process ended during the call. */
        UNKNOWN,
        /** No call was made, because the messaging window closed first, or a template waited too long. */
        EXPIRED,
        /** No call was made, because the person opted out of marketing first, or the account lost its plan. */
        REFUSED
    }

    /** The outcome of a run of durable work. */
    enum Worked {
        /** It is done. */
        SETTLED,
        /** It was rescheduled. */
        PUT_OFF,
        /** It threw an exception, which is a bug; it was rescheduled. */
        FAILED,
        /** It harmed its workers too often and was quarantined. */
        QUARANTINED,
        /** Another worker had taken over its lane. */
        LEASE_LOST,
        /** The store was unavailable. */
        TRY_AGAIN
    }

    /** How the host's {@link RecordSource} answered. */
    enum SourceAnswer {
        /** It answered in time. */
        ANSWERED,
        /** It threw an exception, or returned what cannot be read. */
        FAILED,
        /** It did not answer in time, or the caller was interrupted. */
        TIMED_OUT,
        /** It was not asked, because too many of its calls are under way. */
        BUSY
    }

    /** Returns metrics that do nothing, at no cost. */
    static Metrics none() {
        return NoMetrics.INSTANCE;
    }

    /**
     * Wraps metrics so that they never throw: an exception is logged once, without its message, and otherwise ignored.
     *
     * @param metrics the metrics
     * @return metrics that never throw
     */
    static Metrics guarded(Metrics metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return metrics == none() || metrics instanceof GuardedMetrics ? metrics : new GuardedMetrics(metrics);
    }

    /**
     * Returns the time for measuring durations, read before and after what is measured. Metrics that keep no durations do
     * not override it, and no clock is read.
     *
     * @return nanoseconds from any fixed point, never decreasing; 0 unless overridden
     */
    default long ticks() {
        return 0;
    }

    /**
     * Counts a webhook event whose outcome is committed.
     *
     * @param channel its channel, or null when it has no readable channel
     * @param outcome its outcome
     * @param reason why it is quarantined or kept in raw form; null for every other event
     */
    default void event(@Nullable Channel channel, Receipt.Filing outcome, QuarantinedItem.@Nullable Reason reason) {}

    /**
     * Counts a delivery that was answered.
     *
     * @param answer the answer
     * @param appId the Meta app whose secret signed it; without a valid signature the only app of the endpoint, or null when
     *     the endpoint serves several
     * @param nanos the time from the start of the request to the answer, in the nanoseconds of {@link #ticks}
     */
    default void delivery(Answer answer, @Nullable String appId, long nanos) {}

    /**
     * Counts an attempt to send that has ended.
     *
     * @param channel its channel
     * @param sent its outcome
     * @param rejection the kind of rejection; null unless it was rejected
     * @param nanos the duration of the call, in the nanoseconds of {@link #ticks}; 0 when none was made
     */
    default void send(Channel channel, Sent sent, SendOutcome.@Nullable Rejection rejection, long nanos) {}

    /**
     * Counts a run of durable work that has ended.
     *
     * @param kind the kind of work
     * @param worked its outcome
     * @param nanos its duration, in the nanoseconds of {@link #ticks}
     */
    default void work(WorkKind kind, Worked worked, long nanos) {}

    /**
     * Counts a decision that was made again because it read something that had not been loaded for it: a bug of the library that costs
     * time and nothing else. Worth a report.
     *
     * @param relation what it read
     */
    default void reload(Relation relation) {}

    /**
     * Counts a denied call that left no record in the audit trail: the store was unavailable, or its actor is denied too much. The call
     * was answered all the same.
     */
    default void auditLost() {}

    /**
     * Counts a call of the host's {@link RecordSource}.
     *
     * @param answer how it answered
     * @param nanos how long the caller waited, in the nanoseconds of {@link #ticks}
     */
    default void recordSource(SourceAnswer answer, long nanos) {}
}
