package io.escala.crm.conversation;

import io.escala.crm.AccountId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineId;
import io.escala.crm.text.SearchWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation, inbound or outbound.
 *
 * @param id this library's id
 * @param author determines the direction
 * @param providerId Meta's id, byte for byte; null for a send that has no id of Meta yet
 * @param content the original content; {@link MessageContent.Removed} once it was unsent. {@link #shown()} is the current
 *     content
 * @param at when it was written: Meta's time, or the local time for a send. Threads are ordered by (at, arrivedAt, id)
 * @param arrivedAt when it was received, or queued
 * @param timeCorrected whether Meta's time was unusable and the time of receipt replaces it
 * @param address the sender's key when inbound, the recipient's when outbound; null when unknown
 * @param replyTo Meta's id of the message it quotes, or null
 * @param clientReference the host's reference of a send, or null
 * @param fingerprint digest of a send's recipient and content, which distinguishes a repeat from a reuse of the client
 *     reference; null for other messages
 * @param delivery the delivery state; present exactly for outbound messages
 */
public record Message(
        AccountId account,
        MessageId id,
        ConversationId conversation,
        LineId line,
        Author author,
        @Nullable String providerId,
        MessageContent content,
        Instant at,
        Instant arrivedAt,
        boolean timeCorrected,
        @Nullable IdentityKey address,
        @Nullable String replyTo,
        @Nullable String clientReference,
        @Nullable String fingerprint,
        @Nullable Delivery delivery,
        MessageContext context,
        Amendments amendments) {
    /** Truncates times to milliseconds. */
    public Message {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(author, "author");
        providerId = providerId == null ? null : Checks.opaque("providerId", providerId);
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(amendments, "amendments");
        if (amendments.unsend() != null) {
            content = new MessageContent.Removed();
            context = MessageContext.NONE;
        }
        Objects.requireNonNull(content, "content");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        arrivedAt = arrivedAt.truncatedTo(ChronoUnit.MILLIS);
        replyTo = replyTo == null ? null : Checks.opaque("replyTo", replyTo);
        clientReference = clientReference == null ? null : Checks.opaque("clientReference", clientReference);
        boolean outbound = author.direction() == Direction.OUTBOUND;
        if (outbound != (delivery != null)) {
            throw new IllegalArgumentException("delivery is there exactly for outbound messages");
        }
        if (!outbound && providerId == null) {
            throw new IllegalArgumentException("an inbound message has a providerId");
        }
    }

    /** Whether the message is a send that was started and has no id of Meta yet: Meta may have taken it or not. */
    public boolean isUnsettled() {
        return delivery != null
                && providerId == null
                && (delivery.status() == DeliveryStatus.STARTED || delivery.status() == DeliveryStatus.UNKNOWN);
    }

    /** Creates a message without context and amendments. */
    public Message(
            AccountId account,
            MessageId id,
            ConversationId conversation,
            LineId line,
            Author author,
            @Nullable String providerId,
            MessageContent content,
            Instant at,
            Instant arrivedAt,
            boolean timeCorrected,
            @Nullable IdentityKey address,
            @Nullable String replyTo,
            @Nullable String clientReference,
            @Nullable String fingerprint,
            @Nullable Delivery delivery) {
        this(
                account,
                id,
                conversation,
                line,
                author,
                providerId,
                content,
                at,
                arrivedAt,
                timeCorrected,
                address,
                replyTo,
                clientReference,
                fingerprint,
                delivery,
                MessageContext.NONE,
                Amendments.NONE);
    }

    /** Returns the content after the latest edit. */
    public MessageContent shown() {
        Amendment.Edit edit = amendments.edit();
        return edit == null ? content : edit.content();
    }

    /**
     * Returns the words by which it is found: of the text that is shown ({@link MessageContent#text}). A notice and an unsent message have
     * none.
     */
    public List<String> searchWords() {
        String text = author.kind() == Author.Kind.CHANNEL ? null : shown().text();
        return text == null ? List.of() : SearchWords.of(text);
    }

    /** Returns a copy with this context. */
    public Message with(MessageContext newContext) {
        return copy(providerId, delivery, newContext, amendments);
    }

    /** Returns a copy with one more amendment. Amendments commute, and adding one twice has no further effect. */
    public Message amended(Amendment amendment) {
        return copy(providerId, delivery, context, amendments.with(amendment));
    }

    private Message copy(
            @Nullable String newProviderId,
            @Nullable Delivery newDelivery,
            MessageContext newContext,
            Amendments newAmendments) {
        return new Message(
                account,
                id,
                conversation,
                line,
                author,
                newProviderId,
                content,
                at,
                arrivedAt,
                timeCorrected,
                address,
                replyTo,
                clientReference,
                fingerprint,
                newDelivery,
                newContext,
                newAmendments);
    }

    /**
     * Returns a notice of the channel about the person, which nobody wrote.
     *
     * @param id this library's id
     * @param at Meta's time, or the time of receipt when that was unusable
     * @param arrivedAt the time of receipt
     * @param timeCorrected whether Meta's time was unusable
     * @param address the key of the person it is about
     */
    public static Message notice(
            Conversation conversation,
            MessageId id,
            String providerId,
            MessageContent content,
            Instant at,
            Instant arrivedAt,
            boolean timeCorrected,
            IdentityKey address) {
        return received(
                Author.CHANNEL, conversation, id, providerId, content, at, arrivedAt, timeCorrected, address, null);
    }

    /**
     * Returns a message from the customer.
     *
     * @param id this library's id
     * @param at Meta's time, or the time of receipt when that was unusable
     * @param arrivedAt the time of receipt
     * @param timeCorrected whether Meta's time was unusable
     * @param address the sender's key
     * @param replyTo Meta's id of the message it quotes, or null
     */
    public static Message inbound(
            Conversation conversation,
            MessageId id,
            String providerId,
            MessageContent content,
            Instant at,
            Instant arrivedAt,
            boolean timeCorrected,
            IdentityKey address,
            @Nullable String replyTo) {
        return received(
                Author.CUSTOMER, conversation, id, providerId, content, at, arrivedAt, timeCorrected, address, replyTo);
    }

    private static Message received(
            Author author,
            Conversation conversation,
            MessageId id,
            String providerId,
            MessageContent content,
            Instant at,
            Instant arrivedAt,
            boolean timeCorrected,
            IdentityKey address,
            @Nullable String replyTo) {
        return new Message(
                conversation.account(),
                id,
                conversation.id(),
                conversation.line(),
                author,
                providerId,
                content,
                at,
                arrivedAt,
                timeCorrected,
                address,
                replyTo,
                null,
                null,
                null);
    }

    /** Returns the direction: inbound exactly for messages of the customer and notices of the channel. */
    public Direction direction() {
        return author.direction();
    }

    /**
     * Returns a copy whose delivery includes one more step.
     *
     * @throws IllegalStateException on an inbound message
     */
    public Message raised(DeliveryStep step) {
        if (delivery == null) {
            throw new IllegalStateException("an inbound message has no delivery");
        }
        return copy(providerId, delivery.raised(step), context, amendments);
    }

    /** Returns a copy with Meta's id. */
    public Message named(String newProviderId) {
        return copy(newProviderId, delivery, context, amendments);
    }

    /** Ids only: texts and addresses are personal data. */
    @Override
    public String toString() {
        return "Message[" + account + "/" + id + " " + direction() + " " + content + "]";
    }
}
