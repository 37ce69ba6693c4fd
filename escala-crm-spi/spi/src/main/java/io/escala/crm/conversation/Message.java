package io.escala.crm.conversation;

import io.escala.crm.AccountId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation, either way.
 *
 * @param account the account
 * @param id our id
 * @param conversation the conversation it is filed in
 * @param line the line it went through
 * @param author who wrote it; decides the direction
 * @param providerId Meta's id, byte for byte; null for a send that Meta has not named yet
 * @param content what it said when it was written; {@link MessageContent.Removed} once it was unsent. What it says now is
 *     {@link #shown()}
 * @param at when it was written: Meta's time, or ours for a send. Threads are ordered by (at, arrivedAt, id)
 * @param arrivedAt when it reached us, or was queued
 * @param timeCorrected whether Meta's time was unusable and the time of receipt stands in
 * @param address inbound: the key it came from; outbound: the key it goes to; null when unknown
 * @param replyTo Meta's id of the message it quotes, or null
 * @param clientReference the host's own key of a send, or null
 * @param fingerprint digest of a send's destination and content, to tell a repeat from a reuse of the client reference; null for
 *     other messages
 * @param delivery how far a send has come; present exactly for outbound messages
 * @param context what it came with besides its content
 * @param amendments what became of it since
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
    /** Checks that the parts fit the direction; times are kept in milliseconds. */
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
        boolean outbound = author.kind() != Author.Kind.CUSTOMER;
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

    /**
     * A message that came with nothing besides its content, and that nothing became of yet.
     *
     * @param account the account
     * @param id our id
     * @param conversation the conversation it is filed in
     * @param line the line it went through
     * @param author who wrote it
     * @param providerId Meta's id, or null
     * @param content what it says
     * @param at when it was written
     * @param arrivedAt when it reached us, or was queued
     * @param timeCorrected whether the time of receipt stands in
     * @param address the key it came from or goes to, or null
     * @param replyTo Meta's id of the message it quotes, or null
     * @param clientReference the host's own key of a send, or null
     * @param fingerprint digest of a send, or null
     * @param delivery how far a send has come, or null
     */
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

    /**
     * What it says now.
     *
     * @return the content after its latest edit
     */
    public MessageContent shown() {
        Amendment.Edit edit = amendments.edit();
        return edit == null ? content : edit.content();
    }

    /**
     * A copy with what it came with.
     *
     * @param newContext what it came with
     * @return the copy
     */
    public Message with(MessageContext newContext) {
        return copy(providerId, delivery, newContext, amendments);
    }

    /**
     * A copy that one more thing became of. Amendments commute, and adding one twice is adding it once.
     *
     * @param amendment what became of it
     * @return the copy
     */
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
     * A message from the customer.
     *
     * @param conversation where it is filed
     * @param id our id
     * @param providerId Meta's id
     * @param content what it says
     * @param at Meta's time, or the time of receipt when that was unusable
     * @param arrivedAt the time of receipt
     * @param timeCorrected whether the time of receipt stands in
     * @param address the key it came from
     * @param replyTo Meta's id of the message it quotes, or null
     * @return the message
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
        return new Message(
                conversation.account(),
                id,
                conversation.id(),
                conversation.line(),
                Author.CUSTOMER,
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

    /**
     * Which way it went.
     *
     * @return inbound exactly for the customer's messages
     */
    public Direction direction() {
        return author.kind() == Author.Kind.CUSTOMER ? Direction.INBOUND : Direction.OUTBOUND;
    }

    /**
     * A copy whose delivery has seen one more step.
     *
     * @param step the step
     * @return the copy
     * @throws IllegalStateException on an inbound message
     */
    public Message raised(DeliveryStep step) {
        if (delivery == null) {
            throw new IllegalStateException("an inbound message has no delivery");
        }
        return copy(providerId, delivery.raised(step), context, amendments);
    }

    /**
     * A copy that Meta has named.
     *
     * @param newProviderId Meta's id
     * @return the copy
     */
    public Message named(String newProviderId) {
        return copy(newProviderId, delivery, context, amendments);
    }

    /** Ids only: texts and addresses are personal data. */
    @Override
    public String toString() {
        return "Message[" + account + "/" + id + " " + direction() + " " + content + "]";
    }
}
