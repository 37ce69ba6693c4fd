package io.escala.crm;

import io.escala.crm.internal.Checks;

/**
 * A tenant: one company's inbox and CRM. All other data belong to exactly one account, and no store operation crosses
 * accounts.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record AccountId(String value) {
    /**
     * The account of data that belong to no account yet, such as items quarantined for a line that no account has connected.
     * A host cannot use this name for an account of its own.
     */
    public static final AccountId NONE = new AccountId("~");

    public AccountId {
        if (!"~".equals(value)) {
            Checks.id("AccountId", value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
