package io.escala.crm.record;

import io.escala.crm.internal.Checks;

/**
 * The id of an opportunity, an activity or a task.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record RecordId(String value) {
    public RecordId {
        Checks.id("RecordId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
