package io.escala.crm.store;

import io.escala.crm.internal.Checks;

/**
 * Identifies one change of the store, so that submitting it again after an uncertain commit has no effect.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}, never used for anything else in the account
 */
public record OperationId(String value) {
    public OperationId {
        Checks.id("OperationId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
