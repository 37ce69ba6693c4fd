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
import org.jspecify.annotations.Nullable;

/**
 * All that one person and one line have said to each other. One per line and identity, living through close and reopen. It has
 * no link to a contact: the identity has it.
 *
 * <p>Open or closed says nothing about the messaging window.
 *
 * @param account the account
 * @param id the conversation's id
 * @param line the line
 * @param identity the person
 * @param channel the line's channel
 * @param owner who in the team answers, or null for unassigned
 * @param session number of the latest session, 0 before the first
 * @param open whether that session is open
 * @param closedAt when the latest close was, or null; an older message does not start anything
 * @param marks the times that only move forward; a mark never raised is absent
 * @param createdAt when it began, in milliseconds
 * @param version counts what people change: owner and closing
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
        Instant createdAt,
        long version) {
    /** Checks that nothing is missing; times are kept in milliseconds. */
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
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("version", version);
    }

    /**
     * A conversation nobody has written in yet.
     *
     * @param account the account
     * @param id its id
     * @param line the line
     * @param identity the person
     * @param channel the line's channel
     * @param at when it began
     * @return the conversation: no session, no owner, no marks
     */
    public static Conversation begin(
            AccountId account, ConversationId id, LineId line, IdentityId identity, Channel channel, Instant at) {
        return new Conversation(account, id, line, identity, channel, null, 0, false, null, Map.of(), at, 0);
    }

    /**
     * A mark.
     *
     * @param mark which
     * @return its time, if it was ever raised
     */
    public Optional<Instant> mark(Mark mark) {
        return Optional.ofNullable(marks.get(mark));
    }

    /**
     * A copy with marks raised; a mark never moves back.
     *
     * @param raised the marks seen
     * @return the copy, same version
     */
    public Conversation raised(Map<Mark, Instant> raised) {
        Map<Mark, Instant> all = new EnumMap<>(Mark.class);
        all.putAll(marks);
        raised.forEach(
                (mark, at) -> all.merge(mark, at.truncatedTo(ChronoUnit.MILLIS), (a, b) -> a.isAfter(b) ? a : b));
        return new Conversation(
                account, id, line, identity, channel, owner, session, open, closedAt, all, createdAt, version);
    }

    /**
     * A copy in which the next session is open.
     *
     * @return the copy, same version
     */
    public Conversation opened() {
        return new Conversation(
                account, id, line, identity, channel, owner, session + 1, true, closedAt, marks, createdAt, version);
    }

    /**
     * A copy in which the session is closed, one version later.
     *
     * @param at when
     * @return the copy
     */
    public Conversation closed(Instant at) {
        return new Conversation(
                account, id, line, identity, channel, owner, session, false, at, marks, createdAt, version + 1);
    }

    /**
     * A copy with another owner, one version later.
     *
     * @param newOwner the owner, or null for unassigned
     * @return the copy
     */
    public Conversation ownedBy(@Nullable UserId newOwner) {
        return new Conversation(
                account, id, line, identity, channel, newOwner, session, open, closedAt, marks, createdAt, version + 1);
    }
}
