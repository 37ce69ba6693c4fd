package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import java.util.List;

/** The storage form of a claim: scope, kind, key. Scope and kind are short, so the longest key fits into the index. */
public final class ClaimKeys {
    private ClaimKeys() {}

    /**
     * Returns scope, kind and key of a claim.
     *
     * @param account the account, which a global claim ignores
     */
    public static List<String> row(AccountId account, Claim claim) {
        String scope = claim.global() ? "" : account.value();
        return List.of(scope, claim.kind().name(), claim.key());
    }
}
