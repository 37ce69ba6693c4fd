package io.escala.core.health;

import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one line is doing.
 *
 * @param line the line; while it is not available, what Meta said about token, permission or payment keeps its queue standing
 * @param heardAt when the last delivery with a good signature came for it, to the minute; null when none ever did. A line that is
 *     silent for longer than usual may have lost its webhooks
 * @param subscription whether Meta still delivers its webhooks, as far as this process was told; null when the inbox was built with
 *     nothing that asks
 * @param quarantined how much that came through it is quarantined
 * @param deferred how many reports wait for a message they speak of
 * @param unknownSends how many sends have no known outcome: neither an answer nor a status said
 * @param rejectedSignatures how many deliveries with a wrong signature this process refused, since it started, that can only have
 *     been for the line's app
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
