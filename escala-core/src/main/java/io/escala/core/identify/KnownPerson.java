package io.escala.core.identify;

import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.IdentityKey;
import java.util.Objects;
import java.util.Set;

/**
 * A person on a channel who is linked to a contact.
 *
 * @param contact the contact
 * @param keys the ids under which the person is known now
 * @param formerKeys the numbers the person had before, which may be another's by now; they link nobody
 */
public record KnownPerson(ContactId contact, Set<IdentityKey> keys, Set<IdentityKey> formerKeys) {
    public KnownPerson {
        Objects.requireNonNull(contact, "contact");
        keys = Set.copyOf(Objects.requireNonNull(keys, "keys"));
        formerKeys = Set.copyOf(Objects.requireNonNull(formerKeys, "formerKeys"));
    }

    boolean has(IdentityKey key) {
        return keys.contains(key);
    }

    boolean hasOrHad(IdentityKey key) {
        return keys.contains(key) || formerKeys.contains(key);
    }
}
