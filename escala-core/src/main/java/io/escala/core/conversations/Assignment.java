package io.escala.core.conversations;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.UserId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is to answer a conversation, and what else goes to them: the contact's owner, a user, the user whose turn it is, or nobody. Immutable; the steps may come in any
 * order.
 *
 * <pre>{@code
 * Assignment.toUser(ana).unreadForNewOwner().including(Assignment.Related.CONTACT, Assignment.Related.PENDING_TASKS)
 * }</pre>
 */
@CheckReturnValue
public final class Assignment {
    /** Who is to answer. */
    public enum Target {
        /** The owner of the person's contact. */
        CONTACT_OWNER,
        /** A user. */
        USER,
        /** The user whose turn it is. */
        ROUND_ROBIN,
        /** Nobody: whoever may answer what is unassigned. */
        NOBODY
    }

    /** What can be handed over with a conversation. Minor versions add kinds. */
    public enum Related {
        /** The person's contact. */
        CONTACT,
        /** The opportunities with the contact that are neither won nor lost. */
        OPPORTUNITIES,
        /** The activities with the contact that are not done. */
        ACTIVITIES,
        /** The tasks about the contact that are not done. */
        PENDING_TASKS
    }

    /**
     * How many open opportunities, activities and tasks a contact may have, whoever has them, where any of them are handed over. Of a contact with
     * more nothing is assigned: {@link io.escala.core.result.Refusal.Reason#LIMIT_REACHED}.
     */
    public static final int MAX_RECORDS = 500;

    private final Target target;
    private final @Nullable UserId user;
    private final @Nullable RoundRobin turns;
    private final boolean unread;
    private final Set<Related> related;
    private final boolean ofEveryOwner;

    private Assignment(
            Target target,
            @Nullable UserId user,
            @Nullable RoundRobin turns,
            boolean unread,
            Set<Related> related,
            boolean ofEveryOwner) {
        this.target = target;
        this.user = user;
        this.turns = turns;
        this.unread = unread;
        this.related = related;
        this.ofEveryOwner = ofEveryOwner;
    }

    /** Assigns to the owner of the person's contact. */
    public static Assignment toContactOwner() {
        return new Assignment(Target.CONTACT_OWNER, null, null, false, Set.of(), false);
    }

    /** Assigns to a user, who must be active and may use the inbox. */
    public static Assignment toUser(UserId user) {
        return new Assignment(Target.USER, Objects.requireNonNull(user, "user"), null, false, Set.of(), false);
    }

    /**
     * Assigns to the user whose turn it is: the one of those who was given a conversation least recently, by hand or in turn. With nobody who
     * may have it, or whose status takes new conversations, it is left to nobody, and a notice and an event say so.
     */
    public static Assignment roundRobin(RoundRobin turns) {
        return new Assignment(Target.ROUND_ROBIN, null, Objects.requireNonNull(turns, "turns"), false, Set.of(), false);
    }

    /** Assigns to nobody. */
    public static Assignment toNobody() {
        return new Assignment(Target.NOBODY, null, null, false, Set.of(), false);
    }

    /** Marks the conversation unread if it gets another owner. */
    public Assignment unreadForNewOwner() {
        return new Assignment(target, user, turns, true, related, ofEveryOwner);
    }

    /**
     * Hands over more than the conversation: what the conversation's former owner has and what nobody has, in one commit with it. Of opportunities,
     * activities and tasks it is what is open at that commit; one that somebody adds at the same moment may stay behind. A person who is no contact
     * has nothing to hand over.
     *
     * @param what what to hand over
     * @return new options
     */
    public Assignment including(Related... what) {
        Objects.requireNonNull(what, "what");
        EnumSet<Related> all = EnumSet.noneOf(Related.class);
        all.addAll(related);
        for (Related each : what) {
            all.add(Objects.requireNonNull(each, "what"));
        }
        return new Assignment(target, user, turns, unread, all, ofEveryOwner);
    }

    /** Hands over also what other users have. Somebody who sees only their own conversations hands over only what is theirs. */
    public Assignment ofEveryOwner() {
        return new Assignment(target, user, turns, unread, related, true);
    }

    /** Returns who is to answer. */
    public Target target() {
        return target;
    }

    /** Returns the user, if {@link #target} is one. */
    public Optional<UserId> user() {
        return Optional.ofNullable(user);
    }

    /** Returns whose turns they are, if {@link #target} is {@link Target#ROUND_ROBIN}. */
    public Optional<RoundRobin> turns() {
        return Optional.ofNullable(turns);
    }

    /** Returns whether it is marked unread for a new owner. */
    public boolean marksUnread() {
        return unread;
    }

    /** Returns what is handed over with it. */
    public Set<Related> related() {
        return Set.copyOf(related);
    }

    /** Returns whether what other users have is handed over too. */
    public boolean takesFromEveryOwner() {
        return ofEveryOwner;
    }
}
