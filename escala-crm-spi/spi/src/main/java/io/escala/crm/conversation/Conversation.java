package io.escala.crm.conversation;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The messages between one person and one line. There is one per line and identity; closing and reopening keep it. When two
 * identities turn out to be one person, one conversation on each line continues, with the messages and marks of both. It has no
 * link to a contact: the identity has one.
 *
 * <p>Whether it is open is independent of the messaging window.
 *
 * @param id the conversation's id
 * @param owner the user who answers, or null when unassigned
 * @param session the number of the latest session, 0 before the first
 * @param open whether that session is open
 * @param closedAt the time of the latest close, or null; a message older than it does not open a session
 * @param marks times that only move forward; a mark that was never raised is absent
 * @param tags its tags, at most {@value #MAX_TAGS}
 * @param supersededBy the conversation that shows its messages since two identities turned out to be one person, or null; one
 *     that was superseded is neither listed nor counted
 * @param createdAt when it was created, to the millisecond
 * @param version incremented by a change of owner or tags, by closing and by being superseded
 */
public record Conversation(
        AccountId account,
        ConversationId id,
        LineId line,
        IdentityId identity,
        Channel channel,
        @Nullable UserId owner,
        int session,
        boolean open,
        @Nullable Instant closedAt,
        Map<Mark, Instant> marks,
        Set<ConversationTag> tags,
        @Nullable ConversationId supersededBy,
        Instant createdAt,
        long version) {
    /** The most tags of a conversation; one that continues another keeps those of both, however many. */
    public static final int MAX_TAGS = 20;

    /** Truncates times to milliseconds. */
    public Conversation {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(channel, "channel");
        Checks.notNegative("session", session);
        if (open && session == 0) {
            throw new IllegalArgumentException("an open conversation has a session");
        }
        closedAt = closedAt == null ? null : closedAt.truncatedTo(ChronoUnit.MILLIS);
        Map<Mark, Instant> copy = new EnumMap<>(Mark.class);
        marks.forEach((mark, at) -> copy.put(mark, at.truncatedTo(ChronoUnit.MILLIS)));
        marks = Collections.unmodifiableMap(copy);
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        if (id.equals(supersededBy)) {
            throw new IllegalArgumentException("a conversation does not supersede itself");
        }
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("version", version);
    }

    /** Returns a new conversation without session, owner and marks. */
    public static Conversation begin(
            AccountId account, ConversationId id, LineId line, IdentityId identity, Channel channel, Instant at) {
        return new Conversation(
                account, id, line, identity, channel, null, 0, false, null, Map.of(), Set.of(), null, at, 0);
    }

    /** Returns the time of a mark, or empty when it was never raised. */
    public Optional<Instant> mark(Mark mark) {
        return Optional.ofNullable(marks.get(mark));
    }

    /**
     * Returns since when the customer has been silent: the arrival of their last message, or the later time at which the business opened
     * the conversation.
     *
     * @return since when; empty when the customer never wrote
     */
    public Optional<Instant> idleSince() {
        Instant opened = marks.get(Mark.OPENED_BY_BUSINESS);
        return mark(Mark.INBOUND_ARRIVAL).map(last -> opened != null && opened.isAfter(last) ? opened : last);
    }

    /** Returns a copy with marks raised and the same version; a mark never moves back. */
    public Conversation raised(Map<Mark, Instant> raised) {
        Map<Mark, Instant> all = new EnumMap<>(Mark.class);
        all.putAll(marks);
        raised.forEach(
                (mark, at) -> all.merge(mark, at.truncatedTo(ChronoUnit.MILLIS), (a, b) -> a.isAfter(b) ? a : b));
        return copy(owner, session, open, closedAt, all, supersededBy, version);
    }

    /** Returns a copy with the next session open and the same version. */
    public Conversation opened() {
        return copy(owner, session + 1, true, closedAt, marks, supersededBy, version);
    }

    /** Returns a copy with the session closed and the next version. */
    public Conversation closed(Instant at) {
        return copy(owner, session, false, at, marks, supersededBy, version + 1);
    }

    /**
     * Returns a copy with another owner and the next version.
     *
     * @param newOwner the owner, or null to unassign it
     */
    public Conversation ownedBy(@Nullable UserId newOwner) {
        return copy(newOwner, session, open, closedAt, marks, supersededBy, version + 1);
    }

    /** Returns a copy with another owner, or none, other tags and the next version. */
    public Conversation edited(@Nullable UserId newOwner, Set<ConversationTag> newTags) {
        return new Conversation(
                account,
                id,
                line,
                identity,
                channel,
                newOwner,
                session,
                open,
                closedAt,
                marks,
                newTags,
                supersededBy,
                createdAt,
                version + 1);
    }

    /** Returns a copy that another conversation continues, with the next version. */
    public Conversation supersededBy(ConversationId other) {
        return copy(owner, session, open, closedAt, marks, other, version + 1);
    }

    private Conversation copy(
            @Nullable UserId newOwner,
            int newSession,
            boolean nowOpen,
            @Nullable Instant newClosedAt,
            Map<Mark, Instant> newMarks,
            @Nullable ConversationId newSupersededBy,
            long newVersion) {
        return new Conversation(
                account,
                id,
                line,
                identity,
                channel,
                newOwner,
                newSession,
                nowOpen,
                newClosedAt,
                newMarks,
                tags,
                newSupersededBy,
                createdAt,
                newVersion);
    }
}
