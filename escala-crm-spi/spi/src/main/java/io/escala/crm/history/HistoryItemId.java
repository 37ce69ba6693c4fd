package io.escala.crm.history;

import io.escala.crm.internal.Checks;

/**
 * This library's id of an item of a contact's history.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record HistoryItemId(String value) {
    public HistoryItemId {
        Checks.id("HistoryItemId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
