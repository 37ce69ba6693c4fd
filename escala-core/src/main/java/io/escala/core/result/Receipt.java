package io.escala.core.result;

import io.escala.core.identify.Identification;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a batch, event by event. Always: received = stored + duplicates + ignored + quarantined.
 *
 * @param items one per event, in the order of the batch
 */
public record Receipt(List<Item> items) {
    /** What became of an event. */
    public enum Filing {
        /** Its effect is committed. */
        STORED,
        /** It was stored before; nothing changed. */
        DUPLICATE,
        /** By rule, it has no effect. */
        IGNORED,
        /** It is quarantined with a reason, and can be replayed. */
        QUARANTINED
    }

    public Receipt {
        items = List.copyOf(items);
    }

    /**
     * The outcome of one event.
     *
     * @param outcome the outcome
     * @param reason why it is quarantined, or {@link QuarantinedItem.Reason#UNRECOGNIZED} for an item kept in raw form; null
     *     otherwise
     * @param conversation the conversation it was filed in, or null
     * @param message the message it created or refers to, or null
     * @param who the identification of the sender, or of a person first seen in an echo; null for everything else
     */
    public record Item(
            Filing outcome,
            QuarantinedItem.@Nullable Reason reason,
            @Nullable ConversationId conversation,
            @Nullable MessageId message,
            @Nullable Identification who) {
        public Item {
            Objects.requireNonNull(outcome, "outcome");
        }

        /**
         * Creates an item without further details.
         *
         * @param outcome the outcome
         * @return the item
         */
        public static Item of(Filing outcome) {
            return new Item(outcome, null, null, null, null);
        }

        /**
         * Creates an item for an event that is kept in raw form.
         *
         * @param reason the reason
         * @return quarantined, or stored when it is only unrecognized
         */
        public static Item quarantined(QuarantinedItem.Reason reason) {
            return new Item(
                    reason == QuarantinedItem.Reason.UNRECOGNIZED ? Filing.STORED : Filing.QUARANTINED,
                    reason,
                    null,
                    null,
                    null);
        }
    }

    /**
     * Counts the events with an outcome.
     *
     * @param outcome the outcome
     * @return their number
     */
    public int count(Filing outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
