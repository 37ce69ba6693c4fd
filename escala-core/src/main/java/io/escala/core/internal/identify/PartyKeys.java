package io.escala.core.internal.identify;

import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.identify.Identifier;
import io.escala.core.identify.LookUpKeys;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of a party on a line, and the claims by which their person may be known. */
public final class PartyKeys {
    private PartyKeys() {}

    /**
     * Returns the keys of a party on a line, as {@link Identifier#identityKeys}.
     *
     * @param line the line
     * @param party the party
     * @return its keys, each once
     */
    public static List<IdentityKey> of(Line line, Party party) {
        return Identifier.identityKeys(line, party);
    }

    /**
     * Adds the line's scope to one key.
     *
     * @param line the line
     * @param key the key from the channel
     * @return the key, or empty when the value is not valid on the line's channel
     */
    public static Optional<IdentityKey> scoped(Line line, PartyKey key) {
        return of(line, new Party(List.of(key), null)).stream().findFirst();
    }

    /**
     * Returns every claim whose holder may be this person: the keys themselves, and for a number its national forms, as
     * identity key and as contact key.
     *
     * @param keys the keys of one party
     * @return the claims to look up
     */
    public static List<Claim> claims(List<IdentityKey> keys) {
        LookUpKeys lookUp = Identifier.keysToLookUp(keys);
        List<Claim> claims = new ArrayList<>();
        lookUp.identityKeys().forEach(key -> claims.add(Claim.identityKey(key)));
        lookUp.contactKeys().forEach(key -> claims.add(Claim.contactKey(key)));
        return claims;
    }

    /** Returns the number among keys, if there is one. */
    public static Optional<Phone> number(List<IdentityKey> keys) {
        return keys.stream()
                .filter(key -> key.kind() == IdentityKeyKind.WHATSAPP_NUMBER)
                .map(key -> new Phone(key.value()))
                .findFirst();
    }
}
