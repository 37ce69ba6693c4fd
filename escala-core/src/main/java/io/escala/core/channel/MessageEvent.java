package io.escala.core.channel;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new entry of a thread: a message in either direction, or a call. */
public sealed interface MessageEvent extends ChannelEvent {
    @Override
    LineKey line();

    /** Returns the channel's id of the message or call. */
    @Override
    String messageId();

    /** Returns the content of the entry. */
    MessageContent content();

    /**
     * A person sent a message to the business.
     *
     * @param line the line
     * @param from the sender, with at least one key
     * @param messageId the channel's id of the message
     * @param at the channel's timestamp; null when it is unusable
     * @param content the content
     * @param replyTo the channel's id of the message it quotes, or null
     * @param context further data of the message besides its content
     * @param option the option or form that it names, as the channel returned it; or null
     * @param opensWindow whether this kind of message opens the messaging window of its channel
     * @param raw the item as received
     */
    record Inbound(
            LineKey line,
            Party from,
            String messageId,
            @Nullable Instant at,
            MessageContent content,
            @Nullable String replyTo,
            MessageContext context,
            @Nullable OptionReference option,
            boolean opensWindow,
            RawBytes raw)
            implements MessageEvent {
        public Inbound {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(raw, "raw");
        }

        /**
         * Creates a message that names no option.
         *
         * @param line the line
         * @param from the sender, with at least one key
         * @param messageId the channel's id of the message
         * @param at the channel's timestamp; null when it is unusable
         * @param content the content
         * @param replyTo the channel's id of the message it quotes, or null
         * @param context further data of the message besides its content
         * @param opensWindow whether this kind of message opens the messaging window of its channel
         * @param raw the item as received
         */
        public Inbound(
                LineKey line,
                Party from,
                String messageId,
                @Nullable Instant at,
                MessageContent content,
                @Nullable String replyTo,
                MessageContext context,
                boolean opensWindow,
                RawBytes raw) {
            this(line, from, messageId, at, content, replyTo, context, null, opensWindow, raw);
        }

        /**
         * Creates a message without context.
         *
         * @param line the line
         * @param from the sender, with at least one key
         * @param messageId the channel's id of the message
         * @param at the channel's timestamp; null when it is unusable
         * @param content the content
         * @param replyTo the channel's id of the message it quotes, or null
         * @param opensWindow whether this kind of message opens the messaging window of its channel
         * @param raw the item as received
         */
        public Inbound(
                LineKey line,
                Party from,
                String messageId,
                @Nullable Instant at,
                MessageContent content,
                @Nullable String replyTo,
                boolean opensWindow,
                RawBytes raw) {
            this(line, from, messageId, at, content, replyTo, MessageContext.NONE, null, opensWindow, raw);
        }

        @Override
        public @Nullable String reference() {
            return option == null ? null : option.reference();
        }

        @Override
        public Party party() {
            return from;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.inbound(this);
        }

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Inbound[" + line + ", " + at + ", " + content + "]";
        }
    }

    /**
     * The channel's copy of a message that the business sent: through this library, another app, or the phone.
     *
     * @param line the line
     * @param to the recipient
     * @param messageId the channel's id of the message
     * @param at the channel's timestamp; null when it is unusable
     * @param content the content
     * @param reference the reference this library attached to the send, if the channel returns it; null otherwise
     * @param raw the item as received
     */
    record Echo(
            LineKey line,
            Party to,
            String messageId,
            @Nullable Instant at,
            MessageContent content,
            @Nullable String reference,
            RawBytes raw)
            implements MessageEvent {
        public Echo {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public Party party() {
            return to;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.echo(this);
        }

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Echo[" + line + ", " + at + ", " + content + "]";
        }
    }

    /**
     * A person called the business: the call started, and is an entry of the thread. Its end is reported by
     * {@link AmendmentEvent.Edited} with the id of the call, in either order.
     *
     * @param line the line
     * @param from the caller, with at least one key
     * @param callId the channel's id of the call
     * @param at when it started, by the channel's timestamp; null when it is unusable
     * @param content the call as it started
     * @param opensWindow whether a call opens the messaging window of its channel
     * @param raw the item as received
     */
    record Called(
            LineKey line,
            Party from,
            String callId,
            @Nullable Instant at,
            MessageContent content,
            boolean opensWindow,
            RawBytes raw)
            implements MessageEvent {
        public Called {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public Party party() {
            return from;
        }

        @Override
        public String messageId() {
            return callId;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.called(this);
        }

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Called[" + line + ", " + at + "]";
        }
    }
}
