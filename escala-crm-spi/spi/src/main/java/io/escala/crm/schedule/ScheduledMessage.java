package io.escala.crm.schedule;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Role;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent at a later time. Until then it stands in no thread; what it says does not change any more. Whether it may
 * be sent, and to which number, is judged again when its time has come.
 *
 * @param id the id of the message that it becomes; of several the first
 * @param line the line it is sent through
 * @param channel the line's channel
 * @param conversation the conversation it is sent in, or null when it is addressed to a contact that has none on the line yet
 * @param contact the contact it is addressed to, or null when it is a reply in the conversation
 * @param author who scheduled it
 * @param role the role of a user when they scheduled it, which counts when the team does not know them; null for other authors
 * @param parts the messages, in their order; at least one
 * @param replyTo Meta's id of the message that the first one quotes, or null
 * @param clientReference the host's reference of the send
 * @param fingerprint digest of recipient, content and time, which distinguishes a repeat from a reuse of the client reference
 * @param sendAt when it is to be sent
 * @param scheduledAt when it was scheduled
 * @param state how far it got
 * @param endedAt since when it waits no more; null exactly while it waits
 * @param reason why it was refused, the name of the reason in upper case with underscores; null for other states
 */
public record ScheduledMessage(
        AccountId account,
        MessageId id,
        LineId line,
        Channel channel,
        @Nullable ConversationId conversation,
        @Nullable ContactId contact,
        Author author,
        @Nullable Role role,
        List<ScheduledPart> parts,
        @Nullable String replyTo,
        String clientReference,
        String fingerprint,
        Instant sendAt,
        Instant scheduledAt,
        ScheduledState state,
        @Nullable Instant endedAt,
        @Nullable String reason,
        long version) {
    /** Truncates times to milliseconds. */
    public ScheduledMessage {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(author, "author");
        parts = List.copyOf(parts);
        replyTo = replyTo == null ? null : Checks.opaque("replyTo", replyTo);
        clientReference = Checks.opaque("clientReference", clientReference);
        fingerprint = Checks.opaque("fingerprint", fingerprint);
        sendAt = sendAt.truncatedTo(ChronoUnit.MILLIS);
        scheduledAt = scheduledAt.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(state, "state");
        endedAt = endedAt == null ? null : endedAt.truncatedTo(ChronoUnit.MILLIS);
        reason = reason == null ? null : Checks.opaque("reason", reason);
        Checks.notNegative("version", version);
        if (conversation == null && contact == null) {
            throw new IllegalArgumentException("conversation or contact must be there");
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts must not be empty");
        }
        if ((author.kind() == Author.Kind.USER) != (role != null)) {
            throw new IllegalArgumentException("role is there exactly for a message of a user");
        }
        if ((state == ScheduledState.WAITING) != (endedAt == null)) {
            throw new IllegalArgumentException("endedAt is there exactly when it waits no more");
        }
        if ((state == ScheduledState.REFUSED) != (reason != null)) {
            throw new IllegalArgumentException("reason is there exactly when it was refused");
        }
    }

    /** Whether its time has not come. */
    public boolean waiting() {
        return state == ScheduledState.WAITING;
    }

    /**
     * Returns the next version, which was queued.
     *
     * @param in the conversation it was queued in
     */
    public ScheduledMessage sent(ConversationId in, Instant at) {
        return ended(ScheduledState.SENT, Objects.requireNonNull(in, "in"), at, null);
    }

    /** Returns the next version, which may not be sent. */
    public ScheduledMessage refused(String why, Instant at) {
        return ended(ScheduledState.REFUSED, conversation, at, Objects.requireNonNull(why, "why"));
    }

    /** Returns the next version, which somebody cancelled. */
    public ScheduledMessage cancelled(Instant at) {
        return ended(ScheduledState.CANCELLED, conversation, at, null);
    }

    private ScheduledMessage ended(
            ScheduledState newState, @Nullable ConversationId in, Instant at, @Nullable String why) {
        return new ScheduledMessage(
                account,
                id,
                line,
                channel,
                in,
                contact,
                author,
                role,
                parts,
                replyTo,
                clientReference,
                fingerprint,
                sendAt,
                scheduledAt,
                newState,
                at,
                why,
                version + 1);
    }

    /** Without its texts, which are personal data. */
    @Override
    public String toString() {
        return "ScheduledMessage[" + account + "/" + id + ", " + state + ", at " + sendAt + "]";
    }
}
