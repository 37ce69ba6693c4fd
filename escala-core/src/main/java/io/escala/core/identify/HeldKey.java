package io.escala.core.identify;

import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import java.util.Objects;
import java.util.Set;

/**
 * A phone or user name that a contact holds.
 *
 * @param contact the contact
 * @param value the phone or user name
 * @param roles the roles of a phone; a phone without a role links nobody
 */
public record HeldKey(ContactId contact, ContactKeyValue value, Set<KeyRole> roles) {
    public HeldKey {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(value, "value");
        roles = Set.copyOf(Objects.requireNonNull(roles, "roles"));
    }
}
