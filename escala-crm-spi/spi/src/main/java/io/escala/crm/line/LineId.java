package io.escala.crm.line;

import io.escala.crm.internal.Checks;

/**
 * The host's id of a line.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record LineId(String value) {
    public LineId {
        Checks.id("LineId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
