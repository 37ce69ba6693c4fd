package io.escala.crm.conversation;

import io.escala.crm.internal.Checks;

/**
 * This library's id of a system entry.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record EntryId(String value) {
    public EntryId {
        Checks.id("EntryId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
