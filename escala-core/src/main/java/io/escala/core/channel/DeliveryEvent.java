package io.escala.core.channel;

import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryPrice;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A report that messages of the business were delivered, read or failed. */
public sealed interface DeliveryEvent extends ChannelEvent {
    @Override
    LineKey line();

    /**
     * The delivery status of a send changed.
     *
     * @param line the line
     * @param messageId the channel's id of the message
     * @param to the recipient, as far as the item contains it
     * @param status the status
     * @param at the channel's timestamp; null when it is unusable
     * @param error why it failed, or null
     * @param reference the reference this library attached to the send, or null
     * @param shutsWindow whether it failed because the messaging window is closed
     * @param optedOut whether it failed because the person opted out of marketing messages
     * @param price what the channel charges it as, or null when the report does not say
     * @param raw the item as received
     */
    record Status(
            LineKey line,
            String messageId,
            Party to,
            DeliveryStatus status,
            @Nullable Instant at,
            @Nullable DeliveryError error,
            @Nullable String reference,
            boolean shutsWindow,
            boolean optedOut,
            @Nullable DeliveryPrice price,
            RawBytes raw)
            implements DeliveryEvent {
        public Status {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(raw, "raw");
        }

        /**
         * Creates a status that changes neither window nor consent, and says nothing of a price.
         *
         * @param line the line
         * @param messageId the channel's id of the message
         * @param to the recipient, as far as the item contains it
         * @param status the status
         * @param at the channel's timestamp; null when it is unusable
         * @param error why it failed, or null
         * @param reference the reference this library attached to the send, or null
         * @param raw the item as received
         */
        public Status(
                LineKey line,
                String messageId,
                Party to,
                DeliveryStatus status,
                @Nullable Instant at,
                @Nullable DeliveryError error,
                @Nullable String reference,
                RawBytes raw) {
            this(line, messageId, to, status, at, error, reference, false, false, null, raw);
        }

        @Override
        public Party party() {
            return to;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.status(this);
        }

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Status[" + line + ", " + status + ", " + at + "]";
        }
    }

    /**
     * Everything sent up to a time was delivered or read (Messenger).
     *
     * @param line the line
     * @param by the person who received or read it
     * @param mark {@link Mark#DELIVERED_UP_TO} or {@link Mark#READ_UP_TO}
     * @param upTo the time, inclusive
     * @param raw the item as received
     */
    record Watermark(LineKey line, Party by, Mark mark, Instant upTo, RawBytes raw) implements DeliveryEvent {
        /**
         * Validates the mark.
         *
         * @throws IllegalArgumentException when the mark is neither of the two
         */
        public Watermark {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(upTo, "upTo");
            Objects.requireNonNull(raw, "raw");
            if (mark != Mark.DELIVERED_UP_TO && mark != Mark.READ_UP_TO) {
                throw new IllegalArgumentException("a watermark is of delivery or reading, not " + mark);
            }
        }

        @Override
        public Party party() {
            return by;
        }

        @Override
        public @Nullable String messageId() {
            return null;
        }

        /** Returns the time up to which it holds. */
        @Override
        public Instant at() {
            return upTo;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.watermark(this);
        }
    }

    /**
     * A message was read, and everything before it (Instagram).
     *
     * @param line the line
     * @param by the person who read it
     * @param messageId the channel's id of the message
     * @param at the channel's timestamp; null when it is unusable
     * @param raw the item as received
     */
    record Seen(
            LineKey line,
            Party by,
            String messageId,
            @Nullable Instant at,
            RawBytes raw) implements DeliveryEvent {
        public Seen {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public Party party() {
            return by;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.seen(this);
        }

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Seen[" + line + ", " + at + "]";
        }
    }
}
