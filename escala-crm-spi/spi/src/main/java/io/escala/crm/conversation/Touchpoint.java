package io.escala.crm.conversation;

import io.escala.crm.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a person came to a conversation by an advertisement, a post or a link: with a message, or without one when they follow a link to a
 * chat that exists. The first and the last of a session are what it is attributed to. It is never changed, also when the message is unsent:
 * it is what the business advertised, not what the person wrote.
 *
 * @param id its id; no other touchpoint of the conversation has the same one
 * @param conversation where they came to
 * @param referral what led them there
 * @param at when they came, by Meta's time, to the millisecond
 * @param arrivedAt when it was received, to the millisecond
 */
public record Touchpoint(
        AccountId account,
        TouchpointId id,
        ConversationId conversation,
        Referral referral,
        Instant at,
        Instant arrivedAt) {
    /** The order in which they are read: when they came, when it was received, then by their ids. */
    public static final Comparator<Touchpoint> ORDER = Comparator.comparing(Touchpoint::at)
            .thenComparing(Touchpoint::arrivedAt)
            .thenComparing(touchpoint -> touchpoint.id().value())
            .thenComparing(touchpoint -> touchpoint.conversation().value());

    /**
     * How long somebody who came without writing may take to write: a touchpoint while no session is open counts to one that is opened within
     * this time.
     */
    public static final Duration COUNTS_FOR = Duration.ofHours(24);

    /** Truncates times to milliseconds. */
    public Touchpoint {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(referral, "referral");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        arrivedAt = arrivedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Returns whether it counts to a session of its conversation: to the one that was open when it arrived, else to the next one, if that was
     * opened within {@link #COUNTS_FOR}.
     *
     * @param session the session
     * @param before the session before it, or null for the first
     */
    public boolean countsTo(Session session, @Nullable Session before) {
        Instant closed = session.closedAt();
        if (!conversation.equals(session.conversation()) || (closed != null && arrivedAt.isAfter(closed))) {
            return false;
        }
        Instant closedBefore = before == null ? Instant.MIN : before.closedAt();
        return !arrivedAt.isBefore(session.openedAt())
                || (!arrivedAt.isBefore(session.openedAt().minus(COUNTS_FOR))
                        && closedBefore != null
                        && arrivedAt.isAfter(closedBefore));
    }

    /** Without what the referral says. */
    @Override
    public String toString() {
        return "Touchpoint[" + account + "/" + conversation + "/" + id + " " + referral + "]";
    }
}
