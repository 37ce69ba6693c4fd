package io.escala.crm.aside;

import io.escala.crm.account.AccountId;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A status that came before the message it speaks of. It waits; the same status parked twice is one.
 *
 * @param account the account
 * @param line the line
 * @param providerId Meta's id of the message
 * @param step what it says
 * @param parkedAt since when, in milliseconds
 */
public record ParkedStatus(AccountId account, LineId line, String providerId, DeliveryStep step, Instant parkedAt) {
    /** Checks that nothing is missing. */
    public ParkedStatus {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(line, "line");
        Checks.opaque("providerId", providerId);
        Objects.requireNonNull(step, "step");
        parkedAt = parkedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Without Meta's id: WhatsApp's ids of messages hold the customer's number. */
    @Override
    public String toString() {
        return "ParkedStatus[" + account + "/" + line + " " + step.status() + "]";
    }
}
