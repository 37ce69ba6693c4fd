package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.internal.HourlyWarnings;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of events that belong to no line, because nothing else shows that their messages appear in no inbox: once an hour for each
 * number, page or account. Thread-safe.
 */
final class UnroutedWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(UnroutedWarnings.class);

    private final HourlyWarnings warnings = new HourlyWarnings();

    void unrouted(BatchRouter.Unroutable event, IntakeContext intake) {
        Instant now = intake.at();
        String name = name(event.event());
        if (event.reason() == QuarantinedItem.Reason.UNKNOWN_LINE && warnings.isDue("unknown " + name, now)) {
            LOG.warn(
                    "Events of {} belong to no connected line and are quarantined. Connect the line"
                            + " (desk.administration().connect), then replay them (inbox.as(Actor.host()).quarantine().replay)",
                    name);
        }
        if (event.reason() != QuarantinedItem.Reason.FOREIGN_LINE || !warnings.isDue("foreign " + name, now)) {
            return;
        }
        if (event.withoutApp()) {
            LOG.warn(
                    "Events of {} are quarantined: its line names no app, and the endpoint serves several. Connect the line under its app"
                            + " (these are signed by {}: Line.withApp), then replay them (inbox.as(Actor.host()).quarantine().replay)",
                    name,
                    intake.appId());
        } else {
            LOG.warn(
                    "Events of {} are signed by another app than the line is registered under and are quarantined. Register the"
                            + " line under that app (Line.withApp), then replay them",
                    name);
        }
    }

    private static String name(ChannelEvent event) {
        LineKey line = event.line();
        return line == null ? "WhatsApp business account " + event.wabaId() : line.toString();
    }
}
