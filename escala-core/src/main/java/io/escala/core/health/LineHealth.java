package io.escala.core.health;

import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The health of one line.
 *
 * @param line the line; while a token, permission or payment problem makes it unavailable, its queue is not sent
 * @param heardAt when the last delivery with a valid signature was received for it, to the minute; null when none ever was.
 *     A line that is silent for longer than usual may have lost its webhooks
 * @param subscription whether Meta still delivers its webhooks, as known to this process; null when the inbox was built
 *     without a source of subscriptions
 * @param quarantined the number of quarantined items that came through it
 * @param deferred the number of deferred reports, whose message is not stored yet
 * @param unknownSends the number of sends with an unknown outcome: neither answer nor status was received
 * @param rejectedSignatures how many deliveries with a wrong signature this process refused, since it started, that can only
 *     have been for the line's app
 */
public record LineHealth(
        Line line,
        @Nullable Instant heardAt,
        @Nullable SubscriptionHealth subscription,
        long quarantined,
        long deferred,
        long unknownSends,
        long rejectedSignatures) {
    public LineHealth {
        Objects.requireNonNull(line, "line");
    }
}
