package io.escala.crm.store;

import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.line.LineScope;
import java.util.Objects;
import java.util.Set;

/**
 * What an actor may see. The store applies it inside every list and count, so nothing invisible is ever fetched.
 *
 * @param all every conversation on its lines, whatever its owner; owners and unassigned then have no effect
 * @param owners conversations of these owners
 * @param unassigned conversations without an owner
 * @param lines only conversations on these lines
 */
public record Visibility(boolean all, Set<UserId> owners, boolean unassigned, LineScope lines) {
    /** Sees everything. */
    public static final Visibility ALL = new Visibility(true, Set.of(), true);

    /** Sees nothing. */
    public static final Visibility NOTHING = new Visibility(false, Set.of(), false);

    public Visibility {
        owners = Set.copyOf(owners);
        Objects.requireNonNull(lines, "lines");
    }

    /** On every line. */
    public Visibility(boolean all, Set<UserId> owners, boolean unassigned) {
        this(all, owners, unassigned, LineScope.ALL);
    }

    /** Whether it sees everything. */
    public boolean isEverything() {
        return all && lines.isEverything();
    }

    /** Whether it sees a conversation. */
    public boolean sees(Conversation conversation) {
        UserId owner = conversation.owner();
        return lines.includes(conversation.line(), conversation.channel())
                && (all || (owner == null ? unassigned : owners.contains(owner)));
    }
}
