package io.escala.core.identify;

import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.identity.IdentityKey;
import java.util.List;
import java.util.Objects;

/**
 * The keys whose holders decide who a person is, each once.
 *
 * @param identityKeys ids of the channel: the person's own, and the other national forms of a WhatsApp number
 * @param contactKeys what contacts are found by: the number in each national form as {@code PHONE}, and the Instagram user name
 */
public record LookUpKeys(List<IdentityKey> identityKeys, List<ContactKeyValue> contactKeys) {
    public LookUpKeys {
        identityKeys = List.copyOf(Objects.requireNonNull(identityKeys, "identityKeys"));
        contactKeys = List.copyOf(Objects.requireNonNull(contactKeys, "contactKeys"));
    }
}
