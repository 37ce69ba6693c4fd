package io.escala.core.port;

import io.escala.crm.AccountId;
import io.escala.crm.account.Entitlement;
import java.util.EnumSet;
import java.util.Set;

/**
 * The entitlements an account has bought. The host implements it over its billing; it must be thread-safe and quick, because
 * it is called on every command.
 */
@FunctionalInterface
public interface Entitlements {
    /**
     * Returns the entitlements of an account.
     *
     * @param account the account
     * @return its entitlements; may be empty
     */
    Set<Entitlement> of(AccountId account);

    /**
     * Returns every entitlement for every account: for hosts that do not sell plans.
     *
     * @return fixed entitlements
     */
    static Entitlements everything() {
        Set<Entitlement> all = Set.copyOf(EnumSet.allOf(Entitlement.class));
        return account -> all;
    }
}
