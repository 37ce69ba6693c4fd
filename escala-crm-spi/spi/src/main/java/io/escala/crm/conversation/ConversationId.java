package io.escala.crm.conversation;

import io.escala.crm.internal.Checks;

/**
 * A conversation's id.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record ConversationId(String value) {
    public ConversationId {
        Checks.id("ConversationId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
