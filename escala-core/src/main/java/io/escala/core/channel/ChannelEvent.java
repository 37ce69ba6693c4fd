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
 * What an inbox acts on, whatever the channel. The wires turn each item of a webhook into exactly one of these; nothing is
 * dropped on the way. A closed family: match it with {@link #accept(Cases)}.
 */
public sealed interface ChannelEvent {
    /**
     * Calls the case of this variant.
     *
     * @param cases one method per variant
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
     * The WhatsApp Business Account it is about, where it names no line: it concerns every account with a line under it.
     *
     * @return the account's id at Meta, or null
     */
    default @Nullable String wabaId() {
        return null;
    }

    /**
     * The item as it came.
     *
     * @return its bytes, UTF-8 JSON
     */
    RawBytes raw();

    /** One method per variant. */
    interface Cases<R> {
        /** A person wrote. */
        R inbound(Inbound event);

        /** The business wrote, and the channel tells of it. */
        R echo(Echo event);

        /** A send came further. */
        R status(Status event);

        /** Everything up to a time was delivered or read. */
        R watermark(Watermark event);

        /** A message, and everything before it, was read. */
        R seen(Seen event);

        /** A message was changed by its author. */
        R edited(Edited event);

        /** A message was taken back by its author. */
        R unsent(Unsent event);

        /** Somebody reacted to a message, or took the reaction back. */
        R reacted(Reacted event);

        /** An item that cannot be filed. */
        R quarantined(Quarantined event);

        /** The channel names a person anew. */
        R personChanged(PersonChanged event);

        /** A person said on the channel whether they want to be written to. */
        R consentChanged(ConsentChanged event);

        /** A person came, and wrote nothing. */
        R enteredConversation(EnteredConversation event);

        /** A person called. */
        R called(Called event);

        /** Meta reported on a template. */
        R templateReported(TemplateReported event);
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
     * @param context what it came with besides its content
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
         * A message that came with nothing besides its content.
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
     * @param optedOut whether it failed because the person stopped marketing messages
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
         * A status that says nothing about window and consent.
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
            this(line, messageId, to, status, at, error, reference, false, false, raw);
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
     * A message was changed by its author; or a call ended that is an entry of the thread, and is told with its outcome from now on.
     *
     * @param line the line
     * @param person the person of the conversation, whoever of the two did it
     * @param messageId the channel's id of the message or call it speaks of
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
     * @param wabaId the WhatsApp Business Account it is about, where it names no line; or null
     * @param reason why; {@link QuarantinedItem.Reason#UNRECOGNIZED} is no trouble, only new
     * @param detail the wire's word for it, or what is wrong, without personal data
     * @param raw the item as it came
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
         * An item of a line, or of nobody.
         *
         * @param line the line, or null when the item does not say
         * @param reason why
         * @param detail the wire's word for it, or what is wrong, without personal data
         * @param raw the item as it came
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
     * The channel names a person anew: another number, another user id. Both sides are the same person, by the channel's own word.
     *
     * @param line the line
     * @param before the ids that held until now, with at least one key
     * @param after the ids that hold from now on, with at least one key
     * @param at when, by the channel's clock; null when the wire's time was unusable
     * @param raw the item as it came
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
     * A person said on the channel whether they want to be written to.
     *
     * @param line the line
     * @param by who, with at least one key
     * @param purpose to what
     * @param state what they said
     * @param at when, by the channel's clock; null when the wire's time was unusable
     * @param raw the item as it came
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
     * A person opened the chat, or came back to it by a link, and wrote nothing.
     *
     * @param line the line
     * @param kind the wire's word for it, without personal data
     * @param from who came, with at least one key
     * @param at when, by the channel's clock; null when the wire's time was unusable
     * @param opensWindow whether coming this way opens the messaging window of its channel
     * @param raw the item as it came
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
     * A person called the business: the call began, and is an entry of the thread. How it ended is told by {@link Edited} with the id
     * of the call, before or after.
     *
     * @param line the line
     * @param from who called, with at least one key
     * @param callId the channel's id of the call
     * @param at when it began, by the channel's clock; null when the wire's time was unusable
     * @param content the call as it began
     * @param opensWindow whether a call opens the messaging window of its channel
     * @param raw the item as it came
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

        /** Without Meta's id: WhatsApp's ids hold the customer's number. */
        @Override
        public String toString() {
            return "Called[" + line + ", " + at + "]";
        }
    }

    /**
     * Meta reported on a template. It names no line: templates belong to the WhatsApp Business Account.
     *
     * @param wabaId the WhatsApp Business Account
     * @param name the template's name
     * @param language its language code, such as {@code es_AR}
     * @param aspect what the report is about
     * @param value Meta's word
     * @param reason why, in Meta's words, or null
     * @param at when, by Meta's clock; null when the wire's time was unusable
     * @param raw the item as it came
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
        /** Checks that nothing is missing, and that the three names are a {@link TemplateKey}. */
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
