package io.escala.crm.contact;

import io.escala.crm.internal.Checks;

/**
 * A contact's id.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record ContactId(String value) {
    public ContactId {
        Checks.id("ContactId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
