package io.escala.core.port;

import io.escala.crm.AccountId;
import io.escala.crm.account.Entitlement;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an account has bought. The host implements it over its billing; thread-safe and quick, it is asked on every command.
 */
@FunctionalInterface
public interface Entitlements {
    /**
     * What the account has.
     *
     * @param account the account
     * @return its entitlements; empty when it has none
     */
    Set<Entitlement> of(AccountId account);

    /**
     * Every account has everything: for hosts that do not sell plans.
     *
     * @return fixed entitlements
     */
    static Entitlements everything() {
        Set<Entitlement> all = Set.copyOf(EnumSet.allOf(Entitlement.class));
        return account -> all;
    }
}
