package io.escala.core.port;

import io.escala.crm.AccountId;
import io.escala.crm.account.Entitlement;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
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
     * Returns where somebody who lacks an entitlement is advised: a page, an address or a number of the account's adviser. Asked only when
     * something is refused for it. A link that is not of the scheme {@code http}, {@code https}, {@code mailto} or {@code tel} is left out, and so is
     * one that cannot be told because this throws.
     *
     * @param account the account
     * @return the link, or empty when there is none
     */
    default Optional<URI> adviser(AccountId account) {
        return Optional.empty();
    }

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
