package io.escala.core.channel;

import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an inbox acts on, whatever the channel. The wires turn each item of a webhook into exactly one of these; nothing is
 * dropped on the way. A closed family: match it with {@link #accept(Cases)}.
 */
public sealed interface ChannelEvent {
    /**
     * Calls the case of this variant.
     *
     * @param cases one method per variant
     * @param <R> what the cases return
     * @return what the case returned
     */
    <R> R accept(Cases<R> cases);

    /**
     * The line it came through.
     *
     * @return the line's key, or null when the item does not say
     */
    @Nullable
    LineKey line();

    /**
     * The item as it came.
     *
     * @return its bytes, UTF-8 JSON
     */
    RawBytes raw();

    /**
     * One method per variant.
     *
     * @param <R> what the cases return
     */
    interface Cases<R> {
        /**
         * A person wrote.
         *
         * @param event the variant
         * @return the result
         */
        R inbound(Inbound event);

        /**
         * The business wrote, and the channel tells of it.
         *
         * @param event the variant
         * @return the result
         */
        R echo(Echo event);

        /**
         * A send came further.
         *
         * @param event the variant
         * @return the result
         */
        R status(Status event);

        /**
         * Everything up to a time was delivered or read.
         *
         * @param event the variant
         * @return the result
         */
        R watermark(Watermark event);

        /**
         * A message, and everything before it, was read.
         *
         * @param event the variant
         * @return the result
         */
        R seen(Seen event);

        /**
         * A message was changed by its author.
         *
         * @param event the variant
         * @return the result
         */
        R edited(Edited event);

        /**
         * A message was taken back by its author.
         *
         * @param event the variant
         * @return the result
         */
        R unsent(Unsent event);

        /**
         * Somebody reacted to a message, or took the reaction back.
         *
         * @param event the variant
         * @return the result
         */
        R reacted(Reacted event);

        /**
         * An item that cannot be filed.
         *
         * @param event the variant
         * @return the result
         */
        R aside(Aside event);
    }

    /**
     * A person wrote to the business.
     *
     * @param line the line
     * @param from who wrote, with at least one key
     * @param messageId the channel's id of the message
     * @param at when, by the channel's clock; null when the wire's time was unusable
     * @param content what it says
     * @param replyTo the channel's id of the message it quotes, or null
     * @param opensWindow whether this kind of message opens the messaging window of its channel
     * @param raw the item as it came
     */
    record Inbound(
            LineKey line,
            Party from,
            String messageId,
            @Nullable Instant at,
            MessageContent content,
            @Nullable String replyTo,
            boolean opensWindow,
            RawBytes raw)
            implements ChannelEvent {
        /** Checks that nothing is missing. */
        public Inbound {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.inbound(this);
        }

        /** Without Meta's id: WhatsApp's ids hold the customer's number. */
        @Override
        public String toString() {
            return "Inbound[" + line + ", " + at + ", " + content + "]";
        }
    }

    /**
     * The business wrote: through this library, another app, or the phone. The channel's own copy of it.
     *
     * @param line the line
     * @param to who it was written to
     * @param messageId the channel's id of the message
     * @param at when, by the channel's clock; null when the wire's time was unusable
     * @param content what it says
     * @param reference what we attached to the send, if it was ours and the channel gives it back; null otherwise
     * @param raw the item as it came
     */
    record Echo(
            LineKey line,
            Party to,
            String messageId,
            @Nullable Instant at,
            MessageContent content,
            @Nullable String reference,
            RawBytes raw)
            implements ChannelEvent {
        /** Checks that nothing is missing. */
        public Echo {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.echo(this);
        }

        /** Without Meta's id: WhatsApp's ids hold the customer's number. */
        @Override
        public String toString() {
            return "Echo[" + line + ", " + at + ", " + content + "]";
        }
    }

    /**
     * A send came further.
     *
     * @param line the line
     * @param messageId the channel's id of the message
     * @param to who it was written to, as far as the item says
     * @param status how far it came
     * @param at when, by the channel's clock; null when the wire's time was unusable
     * @param error why it failed, or null
     * @param reference what we attached to the send, or null
     * @param shutsWindow whether it failed because the messaging window is shut
     * @param raw the item as it came
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
            RawBytes raw)
            implements ChannelEvent {
        /** Checks that nothing is missing. */
        public Status {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(raw, "raw");
        }

        /**
         * A status that says nothing about the window.
         *
         * @param line the line
         * @param messageId the channel's id of the message
         * @param to who it was written to, as far as the item says
         * @param status how far it came
         * @param at when, by the channel's clock; null when the wire's time was unusable
         * @param error why it failed, or null
         * @param reference what we attached to the send, or null
         * @param raw the item as it came
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
            this(line, messageId, to, status, at, error, reference, false, raw);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.status(this);
        }

        /** Without Meta's id: WhatsApp's ids hold the customer's number. */
        @Override
        public String toString() {
            return "Status[" + line + ", " + status + ", " + at + "]";
        }
    }

    /**
     * Everything sent up to a time was delivered or read (Messenger).
     *
     * @param line the line
     * @param by who has it
     * @param mark {@link Mark#DELIVERED_UP_TO} or {@link Mark#READ_UP_TO}
     * @param upTo the time, inclusive
     * @param raw the item as it came
     */
    record Watermark(LineKey line, Party by, Mark mark, Instant upTo, RawBytes raw) implements ChannelEvent {
        /** Checks that the mark is one of the two. */
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
        public <R> R accept(Cases<R> cases) {
            return cases.watermark(this);
        }
    }

    /**
     * A message was read, and with it everything before it (Instagram).
     *
     * @param line the line
     * @param by who read it
     * @param messageId the channel's id of the message
     * @param at when, by the channel's clock; null when the wire's time was unusable
     * @param raw the item as it came
     */
    record Seen(
            LineKey line,
            Party by,
            String messageId,
            @Nullable Instant at,
            RawBytes raw) implements ChannelEvent {
        /** Checks that nothing is missing. */
        public Seen {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.seen(this);
        }

        /** Without Meta's id: WhatsApp's ids hold the customer's number. */
        @Override
        public String toString() {
            return "Seen[" + line + ", " + at + "]";
        }
    }

    /**
     * A message was changed by its author.
     *
     * @param line the line
     * @param person the person of the conversation, whoever of the two did it
     * @param messageId the channel's id of the message it speaks of
     * @param at when, by the channel's clock; null when the wire's time was unusable
     * @param content what it says now
     * @param order decides between two edits of the same time: the greater holds
     * @param raw the item as it came
     */
    record Edited(
            LineKey line,
            Party person,
            String messageId,
            @Nullable Instant at,
            MessageContent content,
            String order,
            RawBytes raw)
            implements ChannelEvent {
        /** Checks that nothing is missing. */
        public Edited {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.edited(this);
        }

        /** Without Meta's id: WhatsApp's ids hold the customer's number. */
        @Override
        public String toString() {
            return "Edited[" + line + ", " + at + "]";
        }
    }

    /**
     * A message was taken back by its author: its text and media are to be erased.
     *
     * @param line the line
     * @param person the person of the conversation, whoever of the two did it
     * @param messageId the channel's id of the message it speaks of
     * @param at when, by the channel's clock; null when the wire's time was unusable
     * @param raw the item as it came
     */
    record Unsent(
            LineKey line,
            Party person,
            String messageId,
            @Nullable Instant at,
            RawBytes raw) implements ChannelEvent {
        /** Checks that nothing is missing. */
        public Unsent {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.unsent(this);
        }

        /** Without Meta's id: WhatsApp's ids hold the customer's number. */
        @Override
        public String toString() {
            return "Unsent[" + line + ", " + at + "]";
        }
    }

    /**
     * Somebody reacted to a message, or took the reaction back.
     *
     * @param line the line
     * @param person the person of the conversation, whoever of the two did it
     * @param messageId the channel's id of the message it speaks of
     * @param at when, by the channel's clock; null when the wire's time was unusable
     * @param by inbound for the customer, outbound for the business
     * @param emoji the reaction, or null when it was taken back
     * @param order decides between two of the same time: the greater holds
     * @param raw the item as it came
     */
    record Reacted(
            LineKey line,
            Party person,
            String messageId,
            @Nullable Instant at,
            Direction by,
            @Nullable String emoji,
            String order,
            RawBytes raw)
            implements ChannelEvent {
        /** Checks that nothing is missing. */
        public Reacted {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reacted(this);
        }

        /** Without Meta's id: WhatsApp's ids hold the customer's number. */
        @Override
        public String toString() {
            return "Reacted[" + line + ", " + at + "]";
        }
    }

    /**
     * An item that cannot be filed: unreadable, malformed, or of a kind not known yet. Kept whole.
     *
     * @param line the line, or null when the item does not say
     * @param reason why; {@link SetAside.Reason#UNRECOGNIZED} is no trouble, only new
     * @param detail the wire's word for it, or what is wrong, without personal data
     * @param raw the item as it came
     */
    record Aside(@Nullable LineKey line, SetAside.Reason reason, String detail, RawBytes raw) implements ChannelEvent {
        /** Checks that nothing is missing. */
        public Aside {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.aside(this);
        }
    }
}
