package io.escala.core.port;

import io.escala.core.channel.Receipt;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.Channel;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the library tells what it did, for a host's monitoring. The host implements what it wants to know, or takes
 * {@link CountingMetrics} or {@code io.escala.core.micrometer.MicrometerMetrics}; every method does nothing unless it is
 * overridden.
 *
 * <p>What is told has few values: channels, kinds and outcomes, and the ids of Meta apps, of which there are as many as the host
 * has set up. Never a person, a message, an account or a line; how a single line is doing is a question of its health.
 *
 * <p>An event counts once what became of it is committed, in the same call and never before. So at every moment after a
 * {@code receive} has returned or thrown, <em>received = stored + duplicate + ignored + quarantined</em>, and what was received
 * is the sum of {@link #event} calls. A {@code receive} that throws
 * {@link io.escala.core.channel.TryAgainException} has counted what it had filed by then and nothing of the rest; when Meta
 * delivers the same again, the former count as duplicates and the latter for the first time.
 *
 * <p>Implementations are thread-safe and quick: they are called while a webhook waits. What one throws is not the library's
 * business; {@link #guarded} keeps it away from there.
 */
public interface Metrics {
    /** What a delivery of webhooks was answered. */
    enum Answer {
        /** Every event is filed or quarantined, or the body is kept in the journal: 200. */
        ACCEPTED,
        /** The signature header is missing or malformed: 401, the body unread. */
        MALFORMED_SIGNATURE,
        /** The signature fits no active secret: 401. Many of these mean a wrong secret, and Meta gives up after seven days. */
        WRONG_SIGNATURE,
        /** The body is larger than the limit: 413. */
        TOO_LARGE,
        /** It could not be read or filed now: 503, and Meta delivers it again. */
        TRY_AGAIN,
        /** A defect of the intake kept it from being filed: 503, and Meta delivers it again. */
        FAILED
    }

    /** How an attempt to send ended. */
    enum Sent {
        /** Meta took it. */
        ACCEPTED,
        /** Meta said no, for good. */
        REJECTED,
        /** Meta refused before doing anything, or could not be reached: attempted again while there is a point in it. */
        TRY_LATER,
        /** Nobody knows: no answer, or the process ended during the call. */
        UNKNOWN,
        /** No call was made, because the messaging window had shut before its turn came. */
        EXPIRED,
        /** No call was made, because by its turn the person wanted no marketing any more. */
        REFUSED
    }

    /** How a run of durable work ended. */
    enum Worked {
        /** It is over. */
        SETTLED,
        /** It is due again later. */
        PUT_OFF,
        /** It threw, which is a defect; it is due again later. */
        FAILED,
        /** It did its workers too much harm, and waits in quarantine. */
        QUARANTINED,
        /** Somebody else had taken over its lane. */
        LEASE_LOST,
        /** The store was away. */
        TRY_AGAIN
    }

    /**
     * Metrics that keep nothing.
     *
     * @return metrics that do nothing, at no cost
     */
    static Metrics none() {
        return NoMetrics.INSTANCE;
    }

    /**
     * Keeps what metrics throw away from the library: it is logged once, without what the exception says, and otherwise ignored.
     *
     * @param metrics the metrics
     * @return metrics that never throw
     */
    static Metrics guarded(Metrics metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return metrics == none() || metrics instanceof GuardedMetrics ? metrics : new GuardedMetrics(metrics);
    }

    /**
     * The clock durations are measured with, asked before and after what is measured. Metrics that keep no durations leave it
     * alone, and no clock is read.
     *
     * @return nanoseconds from any fixed point, never running backwards; 0 unless overridden
     */
    default long ticks() {
        return 0;
    }

    /**
     * What became of an event of a webhook is committed.
     *
     * @param channel its channel, or null when nothing readable says which
     * @param outcome what became of it
     * @param reason why it is quarantined or kept in raw form; null for everything that is filed as what it is
     */
    default void event(@Nullable Channel channel, Receipt.Outcome outcome, QuarantinedItem.@Nullable Reason reason) {}

    /**
     * A delivery of webhooks was answered.
     *
     * @param answer what it was answered
     * @param appId the Meta app whose secret signed it; for one without a fitting signature the app whose deliveries the endpoint
     *     takes, or null when it takes those of several
     * @param nanos from the first look at the request to the answer, in the nanoseconds of {@link #ticks}
     */
    default void delivery(Answer answer, @Nullable String appId, long nanos) {}

    /**
     * An attempt to send has ended.
     *
     * @param channel its channel
     * @param sent how it ended
     * @param rejection what kind of no it was; null unless it was rejected
     * @param nanos how long the call took, in the nanoseconds of {@link #ticks}; 0 when none was made
     */
    default void send(Channel channel, Sent sent, SendOutcome.@Nullable Rejection rejection, long nanos) {}

    /**
     * A run of durable work has ended.
     *
     * @param kind the kind of work
     * @param worked how it ended
     * @param nanos how long it took, in the nanoseconds of {@link #ticks}
     */
    default void work(WorkKind kind, Worked worked, long nanos) {}
}
