package io.escala.crm.identity;

import io.escala.crm.internal.Checks;

/**
 * The id of a channel identity.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record IdentityId(String value) {
    public IdentityId {
        Checks.id("IdentityId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
