package io.escala.core.health;

import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param standing what Meta says of it: from webhooks, and as it was told when it was last asked
 * @param problems what is wrong with it, the worst first
 */
public record LineHealth(
        Line line,
        @Nullable Instant heardAt,
        @Nullable SubscriptionHealth subscription,
        long quarantined,
        long deferred,
        long unknownSends,
        long rejectedSignatures,
        LineStanding standing,
        List<LineProblem> problems) {
    public LineHealth {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(standing, "standing");
        problems = List.copyOf(problems);
    }

    /** Returns how people react to its messages. */
    public LineQuality quality() {
        return standing.quality();
    }

    /** Returns with how many people its business may start a conversation in 24 hours, if Meta said so. */
    public Optional<MessagingLimit> messagingLimit() {
        return standing.messagingLimit();
    }

    /** Returns what Meta does not let its business do now. */
    public List<LineRestriction> restrictions() {
        return standing.restrictions();
    }
}
