package io.escala.core.intake;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.TryAgainException;
import io.escala.core.port.Metrics;
import io.escala.core.result.Receipt;
import java.util.Optional;

/**
 * Receives events from the channel adapters. {@code Inbox} implements it; a host that keeps its own tables implements the one
 * method itself.
 *
 * <p>Must be thread-safe: bodies come in concurrently.
 */
@FunctionalInterface
public interface Intake {
    /** The number of events that Meta puts into one body at most, but for the history of a number. */
    int LARGE = 1_000;

    /**
     * Files a batch. When this returns, the effect of every event is committed, was committed before, or the event is
     * quarantined: the body is not delivered again. Idempotent: filing the same events again, in any order, changes nothing.
     * After an exception of any kind the whole body is delivered again, also the events that were handled before it.
     *
     * <p>An implementation recognises an event it has handled by its line, its {@link ChannelEvent#messageId()} and its kind: a
     * message is delivered under one id however often, and its statuses, reactions and edits carry the same id.
     *
     * @param batch the events
     * @return the outcome of each; {@link IncomingBatch#received()} when all were taken
     * @throws TryAgainException when the store cannot accept it now; some events may be filed already, and the whole batch
     *     may be filed again
     */
    Receipt receive(IncomingBatch batch);

    /**
     * Returns the journal for bodies with more than {@value #LARGE} events: an endpoint keeps them there and answers, because filing them
     * may take longer than Meta waits.
     *
     * @return the journal; empty unless overridden, and then such bodies are filed like all others
     */
    default Optional<Journal> largeBodies() {
        return Optional.empty();
    }

    /**
     * Returns the metrics for the outcomes of deliveries, including those that are never filed.
     *
     * @return the metrics; none unless overridden
     */
    default Metrics metrics() {
        return Metrics.none();
    }
}
