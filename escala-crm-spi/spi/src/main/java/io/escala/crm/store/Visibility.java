package io.escala.crm.store;

import io.escala.crm.account.UserId;
import java.util.Set;

/**
 * What the asker may see: applied by the store inside every list and count, so that nothing invisible is ever fetched.
 *
 * @param all every conversation, whoever owns it; the other parts then do not matter
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
