package io.escala.crm.jdbc.internal.read;

import io.escala.crm.account.AccountId;
import io.escala.crm.store.Claim;
import io.escala.crm.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How a claim is stored: scope, kind, key. A key too long for an index, or not storable as text, is stored as its digest, under
 * a kind of its own so that it cannot be mistaken for a key that happens to look like one.
 */
public final class ClaimKeys {
    // PostgreSQL indexes at most 2,704 bytes a row; a character takes up to three.
    private static final int LONGEST = 700;

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
        String kind = claim.kind().name();
        String key = claim.key();
        return key.length() <= LONGEST && SafeText.storable(key).equals(key)
                ? List.of(scope, kind, key)
                : List.of(scope, kind + "#", digest(key));
    }

    private static String digest(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            // UTF-16 keeps lone surrogates apart, which UTF-8 does not.
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_16BE)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
