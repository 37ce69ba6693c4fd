package io.escala.crm.contact;

import io.escala.crm.internal.Checks;

/**
 * A company's id.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record CompanyId(String value) {
    public CompanyId {
        Checks.id("CompanyId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
