package io.escala.crm.conversation;

import io.escala.crm.internal.Checks;

/**
 * Our id of a message. It travels to Meta as the send's reference and comes back in statuses and echoes.
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
