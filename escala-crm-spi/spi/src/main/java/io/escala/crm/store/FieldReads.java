package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.field.FieldSettings;
import java.util.Optional;

/** Reads the fields of an account's own. The guarantees of {@link CrmStore} apply to the read. */
public interface FieldReads {
    /**
     * Reads which fields of its own an account has.
     *
     * @return them, or empty when they were never saved
     */
    default Optional<FieldSettings> fieldSettings(AccountId account) {
        throw new UnsupportedOperationException("the store does not keep fields of accounts: fieldSettings");
    }
}
