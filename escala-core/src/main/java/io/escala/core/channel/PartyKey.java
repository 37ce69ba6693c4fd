package io.escala.core.channel;

import io.escala.crm.identity.IdentityKeyKind;
import java.util.Objects;

/**
 * One id by which a wire names a person. Without scope: the wire does not know in which portfolio or under which page the line
 * is; the inbox adds it from the line.
 *
 * @param kind the id space
 * @param value the id; for {@link IdentityKeyKind#WHATSAPP_NUMBER} exact digits
 */
public record PartyKey(IdentityKeyKind kind, String value) {
    public PartyKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** Kind only: ids are personal data. */
    @Override
    public String toString() {
        return "PartyKey[" + kind + "]";
    }
}
