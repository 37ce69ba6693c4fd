package io.escala.crm.contact;

import io.escala.crm.AccountId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * One value that a contact is found by, with the roles it has there. The contact's phone and e-mail fields are views of its
 * keys: one fact, one place.
 *
 * @param account the account
 * @param contact the contact that holds it
 * @param value kind and normalised value
 * @param roles never empty for phones and e-mails; only phones may have {@link KeyRole#WHATSAPP}
 */
public record ContactKey(AccountId account, ContactId contact, ContactKeyValue value, Set<KeyRole> roles) {
    /** Checks that the roles fit the kind. */
    public ContactKey {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(value, "value");
        roles = Set.copyOf(roles);
        boolean withRoles = value.kind() == ContactKeyKind.PHONE || value.kind() == ContactKeyKind.EMAIL;
        if (withRoles == roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "roles must" + (withRoles ? " not" : "") + " be empty for " + value.kind());
        }
        if (roles.contains(KeyRole.WHATSAPP) && value.kind() != ContactKeyKind.PHONE) {
            throw new IllegalArgumentException("only a phone can be the WhatsApp phone");
        }
        if (roles.contains(KeyRole.PRIMARY) && roles.contains(KeyRole.SECONDARY)) {
            throw new IllegalArgumentException("a key is primary or secondary, not both");
        }
    }

    /**
     * A phone of a contact.
     *
     * @param account the account
     * @param contact the contact
     * @param phone the number
     * @param roles at least one
     * @return the key
     */
    public static ContactKey phone(AccountId account, ContactId contact, Phone phone, Set<KeyRole> roles) {
        return new ContactKey(account, contact, ContactKeyValue.phone(phone), roles);
    }

    /**
     * Whether the key has a role.
     *
     * @param role the role
     * @return whether it is among the roles
     */
    public boolean is(KeyRole role) {
        return roles.contains(role);
    }

    /**
     * A copy with one more role; a primary key does not become secondary.
     *
     * @param more the roles to add
     * @return the copy
     */
    public ContactKey withRoles(Set<KeyRole> more) {
        EnumSet<KeyRole> all = EnumSet.noneOf(KeyRole.class);
        all.addAll(roles);
        all.addAll(more);
        if (all.contains(KeyRole.PRIMARY)) {
            all.remove(KeyRole.SECONDARY);
        }
        return new ContactKey(account, contact, value, all);
    }
}
