package io.escala.core.channel;

import io.escala.crm.identity.IdentityKeyKind;
import java.util.Objects;

/**
 * One id by which a channel names a person. It has no scope, because the channel adapter does not know the line's portfolio
 * or page; the inbox adds the scope from the line.
 *
 * @param kind the id space
 * @param value the id; for {@link IdentityKeyKind#WHATSAPP_NUMBER} exact digits
 */
public record PartyKey(IdentityKeyKind kind, String value) {
    public PartyKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** Kind only, because ids are personal data. */
    @Override
    public String toString() {
        return "PartyKey[" + kind + "]";
    }
}
