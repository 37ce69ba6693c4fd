package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.result.Receipt;

/**
 * The outcome of an event of a batch.
 *
 * @param index its index in the batch
 * @param event the event
 * @param item the outcome
 */
record EventOutcome(int index, ChannelEvent event, Receipt.Item item) {
    static EventOutcome of(RoutedEvent routed, Receipt.Item item) {
        return new EventOutcome(routed.index(), routed.event(), item);
    }

    /** Merges the outcomes of an event in two accounts: it is stored if it was stored in any of them. */
    static EventOutcome together(EventOutcome a, EventOutcome b) {
        return b.item().outcome().compareTo(a.item().outcome()) < 0 ? b : a;
    }
}
