package io.escala.crm.quarantine;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A report that arrived before its message: a status, a reaction, an edit or an unsend. It is applied once the message
 * arrives. Deferring the same report ({@link MessageReport#key()}) again keeps the first.
 *
 * @param providerId Meta's id of the message
 * @param deferredAt when it was deferred, to the millisecond
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

    /** Without Meta's id: WhatsApp's message ids contain the customer's number. */
    @Override
    public String toString() {
        return "DeferredReport[" + account + "/" + line + " "
                + report.getClass().getSimpleName() + "]";
    }
}
