package io.escala.core.channel;

import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change of a message that was sent before, in either direction. */
public sealed interface AmendmentEvent extends ChannelEvent {
    @Override
    LineKey line();

    /** Returns the person of the conversation, whichever side made the change. */
    Party person();

    @Override
    default Party party() {
        return person();
    }

    /** Returns the channel's id of the message or call that changed. */
    @Override
    String messageId();

    /**
     * A message was edited by its author; or a call that is an entry of the thread ended, and the content now includes its
     * outcome.
     *
     * @param line the line
     * @param person the person of the conversation, whichever side did it
     * @param messageId the channel's id of the message or call it refers to
     * @param at the channel's timestamp; null when it is unusable
     * @param content the new content
     * @param order breaks ties between edits with the same timestamp: the greater one wins
     * @param raw the item as received
     */
    record Edited(
            LineKey line,
            Party person,
            String messageId,
            @Nullable Instant at,
            MessageContent content,
            String order,
            RawBytes raw)
            implements AmendmentEvent {
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

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Edited[" + line + ", " + at + "]";
        }
    }

    /**
     * A message was unsent by its author: its text and media are to be erased.
     *
     * @param line the line
     * @param person the person of the conversation, whichever side did it
     * @param messageId the channel's id of the message it refers to
     * @param at the channel's timestamp; null when it is unusable
     * @param raw the item as received
     */
    record Unsent(
            LineKey line,
            Party person,
            String messageId,
            @Nullable Instant at,
            RawBytes raw) implements AmendmentEvent {
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

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Unsent[" + line + ", " + at + "]";
        }
    }

    /**
     * A reaction to a message was added or removed.
     *
     * @param line the line
     * @param person the person of the conversation, whichever side did it
     * @param messageId the channel's id of the message it refers to
     * @param at the channel's timestamp; null when it is unusable
     * @param by inbound for the customer, outbound for the business
     * @param emoji the reaction, or null when it was removed
     * @param order breaks ties between reactions with the same timestamp: the greater one wins
     * @param raw the item as received
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
            implements AmendmentEvent {
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

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Reacted[" + line + ", " + at + "]";
        }
    }
}
