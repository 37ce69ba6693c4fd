package io.escala.crm.account;

import io.escala.crm.internal.Checks;

/**
 * A person of the host's team, by the host's own id.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record UserId(String value) {
    public UserId {
        Checks.id("UserId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
