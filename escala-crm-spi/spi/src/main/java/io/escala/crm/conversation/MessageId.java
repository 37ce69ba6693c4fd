package io.escala.crm.conversation;

import io.escala.crm.internal.Checks;

/**
 * This library's id of a message. It is sent to Meta as the reference of a send, and statuses and echoes return it.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record MessageId(String value) {
    public MessageId {
        Checks.id("MessageId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
