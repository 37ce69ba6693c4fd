package io.escala.crm.conversation;

import io.escala.crm.internal.Checks;

/**
 * This library's id of a touchpoint, within its conversation.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record TouchpointId(String value) {
    public TouchpointId {
        Checks.id("TouchpointId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
