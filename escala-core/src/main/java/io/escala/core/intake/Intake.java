package io.escala.core.intake;

import io.escala.core.channel.Receipt;
import io.escala.core.channel.TryAgainException;
import io.escala.core.port.Metrics;

/**
 * Where the wires hand events in. {@code Inbox} is one.
 */
@FunctionalInterface
public interface Intake {
    /**
     * Files a batch. When this returns, every event of it has its effect committed, was there already, or is quarantined.
     * Handing the same events in again, in any order, changes nothing.
     *
     * @param batch the events
     * @return what became of each
     * @throws TryAgainException when the store cannot take it now; some events may be filed already, handing all in again is
     *     harmless
     */
    Receipt receive(IncomingBatch batch);

    /**
     * Where the wires tell what became of deliveries, those included that never get as far as here.
     *
     * @return the metrics; none unless overridden
     */
    default Metrics metrics() {
        return Metrics.none();
    }
}
