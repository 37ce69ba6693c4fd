package io.escala.crm.conversation;

import io.escala.crm.internal.Checks;

/**
 * The id of a rule that closes conversations.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record AutoCloseRuleId(String value) {
    public AutoCloseRuleId {
        Checks.id("AutoCloseRuleId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
