package io.escala.core.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.core.internal.HourlyWarnings;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.Line;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words what an operator should know of a send that did not go out: line, Meta's code, and what to do. Never a text, a name or a number
 * of a person. Everything but a stopped line is said once an hour for each line and code, because a campaign fails a thousand times alike; metrics
 * and the messages themselves have the rest. Thread-safe.
 */
final class SendLog {
    private static final Logger LOG = LoggerFactory.getLogger(SendLog.class);

    private final HourlyWarnings warnings = new HourlyWarnings();

    /** A call has ended. */
    void ended(Line line, SendOutcome outcome, Instant now) {
        if (outcome instanceof SendOutcome.Rejected rejected) {
            warn(line, "rejected", rejected.error(), now, "Meta rejected a message", remedy(rejected.kind()));
        } else if (outcome instanceof SendOutcome.Unknown unknown) {
            warn(
                    line,
                    "unknown",
                    unknown.error(),
                    now,
                    "It is not known whether a message was sent",
                    "It is not sent again; a status from Meta settles it. If none comes, look whether webhooks arrive");
        } else if (outcome instanceof SendOutcome.TryLater later) {
            later(line, later, now);
        }
    }

    private void later(Line line, SendOutcome.TryLater later, Instant now) {
        switch (later.scope()) {
            case STOPPED_LINE ->
                LOG.error(
                        "Line {} of account {} is stopped: Meta refuses to send (code {}, {}). Its queue is kept in order; when that is"
                                + " fixed, call inbox.as(administrator).lines().resume(new LineId(\"{}\"))",
                        line.id(),
                        line.account(),
                        later.error().code(),
                        later.error().subcode(),
                        line.id());
            case LINE ->
                warn(
                        line,
                        "line waits",
                        later.error(),
                        now,
                        "The line waits: a limit of it is reached, or Meta cannot be reached",
                        "Its queue goes on by itself. If this lasts, send less, or ask Meta for a higher limit");
            case CONVERSATION ->
                warn(
                        line,
                        "conversation waits",
                        later.error(),
                        now,
                        "A conversation waits: too many messages to one recipient",
                        "It goes on by itself; send fewer and longer messages");
        }
    }

    private void warn(Line line, String kind, DeliveryError error, Instant now, String what, String remedy) {
        String about = line.account() + "/" + line.id() + " " + kind + " " + error.code() + "/" + error.subcode();
        if (warnings.isDue(about, now)) {
            LOG.warn(
                    "{} (line {} of account {}, code {}, {}). {}. Said once an hour for each line and code",
                    what,
                    line.id(),
                    line.account(),
                    error.code(),
                    error.subcode(),
                    remedy);
        }
    }

    private static String remedy(SendOutcome.Rejection kind) {
        return switch (kind) {
            case WINDOW_CLOSED -> "The window is closed: send a template, or wait until the customer writes";
            case OPTED_OUT -> "The person opted out of marketing: send them none until they opt in again";
            case RECIPIENT -> "The person cannot be reached on this channel: check the number, or use another channel";
            case TEMPLATE -> "Check name, language, values and status of the template in WhatsApp Manager";
            case REQUEST -> "Check what is sent: Meta does not accept the request";
            case NOT_NOW -> "Meta limits messages to this person: try on another day";
        };
    }
}
