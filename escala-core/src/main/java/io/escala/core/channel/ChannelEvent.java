package io.escala.core.channel;

import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A normalised event of any channel. The channel adapters turn each item of a webhook body into exactly one event; no item
 * is dropped. Sealed: match it with {@link #accept(Cases)}.
 */
public sealed interface ChannelEvent {
    /**
     * Calls the method of this variant.
     *
     * @param cases one method per variant
     * @return what the method returned
     */
    <R> R accept(Cases<R> cases);

    /** Returns the key of the line it came through, or null when the item does not contain one. */
    @Nullable
    LineKey line();

    /**
     * Returns the id of the WhatsApp Business Account the event refers to when it names no line: it concerns every account
     * with a line under it. Otherwise null.
     */
    default @Nullable String wabaId() {
        return null;
    }

    /**
     * Returns the item as received.
     *
     * @return its bytes, UTF-8 JSON
     */
    RawBytes raw();

    /** One method per variant. */
    interface Cases<R> {
        /** A person sent a message. */
        R inbound(Inbound event);

        /** The business sent a message, and the channel reports it. */
        R echo(Echo event);

        /** The delivery status of a send changed. */
        R status(Status event);

        /** Everything up to a time was delivered or read. */
        R watermark(Watermark event);

        /** A message, and everything before it, was read. */
        R seen(Seen event);

        /** A message was edited by its author, or a call ended. */
        R edited(Edited event);

        /** A message was unsent by its author. */
        R unsent(Unsent event);

        /** A reaction to a message was added or removed. */
        R reacted(Reacted event);

        /** An item that cannot be filed. */
        R quarantined(Quarantined event);

        /** The channel reports new ids for a person. */
        R personChanged(PersonChanged event);

        /** A person gave or withdrew consent on the channel. */
        R consentChanged(ConsentChanged event);

        /** A person opened the chat without sending a message. */
        R enteredConversation(EnteredConversation event);

        /** A person called. */
        R called(Called event);

        /** Meta reported on a template. */
        R templateReported(TemplateReported event);
    }

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
            boolean opensWindow,
            RawBytes raw)
            implements ChannelEvent {
        public Inbound {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(raw, "raw");
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
            this(line, from, messageId, at, content, replyTo, MessageContext.NONE, opensWindow, raw);
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
            implements ChannelEvent {
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

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Echo[" + line + ", " + at + ", " + content + "]";
        }
    }

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
            RawBytes raw)
            implements ChannelEvent {
        public Status {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(raw, "raw");
        }

        /**
         * Creates a status that changes neither window nor consent.
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
            this(line, messageId, to, status, at, error, reference, false, false, raw);
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
    record Watermark(LineKey line, Party by, Mark mark, Instant upTo, RawBytes raw) implements ChannelEvent {
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
            RawBytes raw) implements ChannelEvent {
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

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Seen[" + line + ", " + at + "]";
        }
    }

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
            implements ChannelEvent {
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
            RawBytes raw) implements ChannelEvent {
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
            implements ChannelEvent {
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

    /**
     * An item that cannot be filed: unreadable, malformed, or of an unknown kind. It is kept whole.
     *
     * @param line the line, or null when the item does not contain one
     * @param wabaId the WhatsApp Business Account it refers to when it names no line; or null
     * @param reason the reason; {@link QuarantinedItem.Reason#UNRECOGNIZED} is not an error, only a new kind of item
     * @param detail the channel's name for the item, or what is wrong, without personal data
     * @param raw the item as received
     */
    record Quarantined(
            @Nullable LineKey line, @Nullable String wabaId, QuarantinedItem.Reason reason, String detail, RawBytes raw)
            implements ChannelEvent {
        public Quarantined {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
            Objects.requireNonNull(raw, "raw");
        }

        /**
         * Creates an item that names no business account.
         *
         * @param line the line, or null when the item does not contain one
         * @param reason the reason
         * @param detail the channel's name for the item, or what is wrong, without personal data
         * @param raw the item as received
         */
        public Quarantined(@Nullable LineKey line, QuarantinedItem.Reason reason, String detail, RawBytes raw) {
            this(line, null, reason, detail, raw);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.quarantined(this);
        }
    }

    /**
     * The channel reports new ids for a person, such as another number or user id. Both sides are the same person according
     * to the channel.
     *
     * @param line the line
     * @param before the previous ids, with at least one key
     * @param after the new ids, with at least one key
     * @param at the channel's timestamp; null when it is unusable
     * @param raw the item as received
     */
    record PersonChanged(
            LineKey line,
            Party before,
            Party after,
            @Nullable Instant at,
            RawBytes raw) implements ChannelEvent {
        public PersonChanged {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.personChanged(this);
        }
    }

    /**
     * A person gave or withdrew consent on the channel.
     *
     * @param line the line
     * @param by the person, with at least one key
     * @param purpose the purpose
     * @param state the new state
     * @param at the channel's timestamp; null when it is unusable
     * @param raw the item as received
     */
    record ConsentChanged(
            LineKey line,
            Party by,
            ConsentPurpose purpose,
            ConsentState state,
            @Nullable Instant at,
            RawBytes raw) implements ChannelEvent {
        public ConsentChanged {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.consentChanged(this);
        }
    }

    /**
     * A person opened the chat, or returned to it by a link, without sending a message.
     *
     * @param line the line
     * @param kind the channel's name for the event, without personal data
     * @param from the person, with at least one key
     * @param at the channel's timestamp; null when it is unusable
     * @param opensWindow whether this kind of event opens the messaging window of its channel
     * @param raw the item as received
     */
    record EnteredConversation(
            LineKey line, String kind, Party from, @Nullable Instant at, boolean opensWindow, RawBytes raw)
            implements ChannelEvent {
        public EnteredConversation {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.enteredConversation(this);
        }
    }

    /**
     * A person called the business: the call started, and is an entry of the thread. Its end is reported by {@link Edited}
     * with the id of the call, in either order.
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
            implements ChannelEvent {
        public Called {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(raw, "raw");
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

    /**
     * Meta reported on a template. It names no line, because templates belong to the WhatsApp Business Account.
     *
     * @param wabaId the WhatsApp Business Account
     * @param name the template's name
     * @param language its language code, such as {@code es_AR}
     * @param aspect the aspect reported on
     * @param value Meta's value
     * @param reason Meta's reason, or null
     * @param at Meta's timestamp; null when it is unusable
     * @param raw the item as received
     */
    record TemplateReported(
            String wabaId,
            String name,
            String language,
            TemplateReport.Aspect aspect,
            String value,
            @Nullable String reason,
            @Nullable Instant at,
            RawBytes raw)
            implements ChannelEvent {
        /** Validates that business account, name and language form a {@link TemplateKey}. */
        public TemplateReported {
            Objects.requireNonNull(wabaId, "wabaId");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(language, "language");
            if (!TemplateKey.canBe(wabaId, name, language)) {
                throw new IllegalArgumentException("no store can keep the names of the template");
            }
            Objects.requireNonNull(aspect, "aspect");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public @Nullable LineKey line() {
            return null;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.templateReported(this);
        }
    }
}
