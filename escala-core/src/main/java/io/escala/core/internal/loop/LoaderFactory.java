package io.escala.core.internal.loop;

import io.escala.crm.AccountId;

/** Makes a loader for a decision. Thread-safe. */
@FunctionalInterface
public interface LoaderFactory {
    /**
     * Returns a loader.
     *
     * @param account the account
     * @return a new loader over an empty state
     */
    StateLoader loader(AccountId account);
}
