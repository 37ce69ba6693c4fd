package io.escala.crm.work;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import java.util.Objects;

/**
 * The exclusive right to work on one lane until it expires. Fenced: a ChangeSet committed under it carries the token and
 * conflicts once the lease was released or taken over.
 *
 * @param token unique to this lease
 */
public record Lease(AccountId account, String lane, String token) {
    public Lease {
        Objects.requireNonNull(account, "account");
        Checks.opaque("lane", lane);
        Checks.opaque("token", token);
    }

    /** Account only: the lane's name may contain Meta's id of a message, and WhatsApp's ids contain the customer's number. */
    @Override
    public String toString() {
        return "Lease[" + account + "]";
    }
}
