package io.escala.core.intake;

import io.escala.core.channel.TryAgainException;
import io.escala.core.port.Metrics;
import io.escala.core.result.Receipt;

/** Receives events from the channel adapters. {@code Inbox} implements it. */
@FunctionalInterface
public interface Intake {
    /**
     * Files a batch. When this returns, the effect of every event is committed, was committed before, or the event is
     * quarantined. Idempotent: filing the same events again, in any order, changes nothing.
     *
     * @param batch the events
     * @return the outcome of each
     * @throws TryAgainException when the store cannot accept it now; some events may be filed already, and the whole batch
     *     may be filed again
     */
    Receipt receive(IncomingBatch batch);

    /**
     * Returns the metrics for the outcomes of deliveries, including those that are never filed.
     *
     * @return the metrics; none unless overridden
     */
    default Metrics metrics() {
        return Metrics.none();
    }
}
