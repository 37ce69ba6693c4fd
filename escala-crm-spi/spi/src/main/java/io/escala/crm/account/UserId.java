package io.escala.crm.account;

import io.escala.crm.internal.Checks;

/**
 * The host's id of a user of its team.
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
