package io.escala.core.health;

import io.escala.core.channel.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows about a line's webhook subscription. When the last check failed the state is unknown, whatever an
 * earlier check returned.
 *
 * @param state the last answer. Unknown when the last check failed, when there was no check yet, and when the last one is
 *     older than {@link #HOLDS}
 * @param since since when the state is the same, as far as it was checked; all reasons for an unknown state count as one
 * @param askedAt when Meta was last asked, with or without an answer; null before the first check
 */
public record SubscriptionHealth(
        Subscription state, Instant since, @Nullable Instant askedAt) {
    /** How long an answer is valid: three hours. */
    public static final Duration HOLDS = Duration.ofHours(3);

    public SubscriptionHealth {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
    }
}
