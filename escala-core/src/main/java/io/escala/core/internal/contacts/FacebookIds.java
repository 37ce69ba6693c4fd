package io.escala.core.internal.contacts;

import io.escala.core.channel.PartyKey;
import io.escala.core.identify.Identifier;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import java.util.List;
import java.util.Optional;

/** Ids on Messenger that a contact got before the person wrote. */
final class FacebookIds {
    private FacebookIds() {}

    /** Returns the id as a key on a Page, or empty when it was recorded for another Page. */
    static Optional<IdentityKey> on(Line line, ContactKeyValue recorded) {
        String value = recorded.value();
        String id = value.substring(value.indexOf('/') + 1);
        return PartyKeys.scoped(line, new PartyKey(IdentityKeyKind.PSID, id))
                .filter(key ->
                        Identifier.keysToLookUp(List.of(key)).contactKeys().contains(recorded));
    }
}
