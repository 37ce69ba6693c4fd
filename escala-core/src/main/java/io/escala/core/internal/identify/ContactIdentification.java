package io.escala.core.internal.identify;

import io.escala.core.identify.Identification;
import io.escala.core.identify.Identifier;
import io.escala.crm.change.State;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the contact of an identity by the rules of {@link Identifier}. Which identity the keys belong to is decided before,
 * by {@link IdentityResolution}: a number or name that others had until now is theirs no more (S47, S54, S66).
 */
public final class ContactIdentification {
    private ContactIdentification() {}

    /**
     * Identifies the contact.
     *
     * @param state the holders of {@link PartyKeys#claims}, their contacts and keys; for an Instagram user name also the
     *     identities of the contact that holds it
     * @param identity the identity
     * @param keys the keys in the event; at least one that anchors if the identity is linked
     * @return the contact, or why there is none
     */
    public static Identification identify(State state, ChannelIdentity identity, List<IdentityKey> keys) {
        StateHolders holders = new StateHolders(state, identity);
        // The identity's user ids, not the event's: it may name none, or one that is out of date.
        List<IdentityKey> own = new ArrayList<>(holders.userIds());
        keys.stream()
                .filter(key -> key.kind() != IdentityKeyKind.BSUID || identity.contact() != null)
                .forEach(own::add);
        return Identifier.decide(own, holders.of(keys));
    }
}
