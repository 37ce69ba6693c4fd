package io.escala.crm.contact;

import io.escala.crm.AccountId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A value by which a contact is found, with its roles. A contact's phones and e-mails are stored only as keys.
 *
 * @param roles never empty for phones and e-mails; only phones may have {@link KeyRole#WHATSAPP}
 */
public record ContactKey(AccountId account, ContactId contact, ContactKeyValue value, Set<KeyRole> roles) {
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
     * Returns the key of a contact's phone.
     *
     * @param roles at least one
     */
    public static ContactKey phone(AccountId account, ContactId contact, Phone phone, Set<KeyRole> roles) {
        return new ContactKey(account, contact, ContactKeyValue.phone(phone), roles);
    }

    /** Whether the key has this role. */
    public boolean is(KeyRole role) {
        return roles.contains(role);
    }

    /** Returns a copy with more roles; a primary key does not become secondary. */
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
