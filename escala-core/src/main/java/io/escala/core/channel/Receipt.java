package io.escala.core.channel;

import io.escala.core.identify.Identification;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch, event by event. Always: received = stored + duplicates + ignored + quarantined.
 *
 * @param items one per event, in the order of the batch
 */
public record Receipt(List<Item> items) {
    /** What can become of an event. */
    public enum Outcome {
        /** Its effect is committed. */
        STORED,
        /** It was there already; nothing changed. */
        DUPLICATE,
        /** A rule says that it has no effect. */
        IGNORED,
        /** It is quarantined with a reason, to be looked at and replayed. */
        QUARANTINED
    }

    public Receipt {
        items = List.copyOf(items);
    }

    /**
     * What became of one event.
     *
     * @param outcome what
     * @param reason why it is quarantined, or {@link QuarantinedItem.Reason#UNRECOGNIZED} for what is kept in raw form; null otherwise
     * @param conversation where it was filed, or null
     * @param message the message it made or was about, or null
     * @param who who wrote, with the reasons; null for everything but inbound messages
     */
    public record Item(
            Outcome outcome,
            QuarantinedItem.@Nullable Reason reason,
            @Nullable ConversationId conversation,
            @Nullable MessageId message,
            @Nullable Identification who) {
        public Item {
            Objects.requireNonNull(outcome, "outcome");
        }

        /**
         * An outcome without more to say.
         *
         * @param outcome the outcome
         * @return the item
         */
        public static Item of(Outcome outcome) {
            return new Item(outcome, null, null, null, null);
        }

        /**
         * An item that is kept in raw form.
         *
         * @param reason why
         * @return quarantined, or stored when it is only unrecognized
         */
        public static Item quarantined(QuarantinedItem.Reason reason) {
            return new Item(
                    reason == QuarantinedItem.Reason.UNRECOGNIZED ? Outcome.STORED : Outcome.QUARANTINED,
                    reason,
                    null,
                    null,
                    null);
        }
    }

    /**
     * How many events had an outcome.
     *
     * @param outcome the outcome
     * @return their number
     */
    public int count(Outcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
