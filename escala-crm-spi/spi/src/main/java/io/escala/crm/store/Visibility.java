package io.escala.crm.store;

import io.escala.crm.account.UserId;
import java.util.Set;

/**
 * What an actor may see. The store applies it inside every list and count, so nothing invisible is ever fetched.
 *
 * @param all every conversation, whatever its owner; the other parts then have no effect
 * @param owners conversations of these owners
 * @param unassigned conversations without an owner
 */
public record Visibility(boolean all, Set<UserId> owners, boolean unassigned) {
    /** Sees everything. */
    public static final Visibility ALL = new Visibility(true, Set.of(), true);

    /** Sees nothing. */
    public static final Visibility NOTHING = new Visibility(false, Set.of(), false);

    public Visibility {
        owners = Set.copyOf(owners);
    }
}
