package io.escala.crm.audit;

import io.escala.crm.internal.Checks;

/**
 * This library's id of an audit record.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record AuditRecordId(String value) {
    public AuditRecordId {
        Checks.id("AuditRecordId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
