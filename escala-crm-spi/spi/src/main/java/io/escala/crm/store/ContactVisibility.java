package io.escala.crm.store;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.Contact;
import java.util.Set;

/**
 * Which contacts an actor may see. The store applies it inside every list and count, so nothing invisible is ever fetched.
 *
 * @param all every contact; the rest then has no effect
 * @param owners contacts of these owners
 * @param marketing contacts that may be written for marketing
 */
public record ContactVisibility(boolean all, Set<UserId> owners, boolean marketing) {
    /** Sees everybody. */
    public static final ContactVisibility ALL = new ContactVisibility(true, Set.of(), true);

    /** Sees nobody. */
    public static final ContactVisibility NOTHING = new ContactVisibility(false, Set.of(), false);

    public ContactVisibility {
        owners = Set.copyOf(owners);
    }

    /** Whether it sees a contact. */
    public boolean sees(Contact contact) {
        UserId owner = contact.owner();
        return all || (owner != null && owners.contains(owner)) || (marketing && contact.marketing());
    }
}
