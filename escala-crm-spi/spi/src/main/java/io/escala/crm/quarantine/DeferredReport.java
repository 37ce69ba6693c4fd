package io.escala.crm.quarantine;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A report that came before the message it speaks of: a status, a reaction, an edit, an unsend. It waits; the same report deferred
 * twice ({@link MessageReport#key()}) is one, and the first stands.
 *
 * @param account the account
 * @param line the line
 * @param providerId Meta's id of the message
 * @param report what it says
 * @param deferredAt since when, in milliseconds
 */
public record DeferredReport(
        AccountId account, LineId line, String providerId, MessageReport report, Instant deferredAt) {
    public DeferredReport {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(line, "line");
        Checks.opaque("providerId", providerId);
        Objects.requireNonNull(report, "report");
        deferredAt = deferredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Without Meta's id: WhatsApp's ids of messages hold the customer's number. */
    @Override
    public String toString() {
        return "DeferredReport[" + account + "/" + line + " "
                + report.getClass().getSimpleName() + "]";
    }
}
