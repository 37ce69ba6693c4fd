package io.escala.crm.work;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import java.util.Objects;

/**
 * The right to work on one lane, until it runs out. Fenced: whatever is committed under it names the token, and is refused once
 * somebody else holds the lane.
 *
 * @param account the account
 * @param lane the lane
 * @param token names this lease and no other
 */
public record Lease(AccountId account, String lane, String token) {
    public Lease {
        Objects.requireNonNull(account, "account");
        Checks.opaque("lane", lane);
        Checks.opaque("token", token);
    }

    /** Account only: the lane may be named by Meta's id of a message, and WhatsApp's ids hold the customer's number. */
    @Override
    public String toString() {
        return "Lease[" + account + "]";
    }
}
