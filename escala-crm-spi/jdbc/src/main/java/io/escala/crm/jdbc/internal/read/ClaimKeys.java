package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import java.util.List;

/** How a claim is stored: scope, kind, key. Scope and kind together are short, so the longest key fits into the index. */
public final class ClaimKeys {
    private ClaimKeys() {}

    /**
     * The row of a claim.
     *
     * @param account the account, which a global claim passes over
     * @param claim the claim
     * @return scope, kind, key
     */
    public static List<String> row(AccountId account, Claim claim) {
        String scope = claim.global() ? "" : account.value();
        return List.of(scope, claim.kind().name(), claim.key());
    }
}
