package io.escala.crm;

import io.escala.crm.internal.Checks;

/**
 * A tenant: one company's inbox and CRM. Everything else belongs to exactly one account, and no store operation crosses it.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record AccountId(String value) {
    /**
     * Where things are kept that belong to no account yet, such as what was quarantined for a line nobody has connected. The
     * name cannot be a host's own account.
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
