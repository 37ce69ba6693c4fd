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

    /**
     * The state before the first check.
     *
     * @param began when the process started
     * @return unknown since then
     */
    static SubscriptionHealth notAsked(Instant began) {
        return new SubscriptionHealth(new Subscription.Unknown(Subscription.Unknown.NOT_ASKED), began, null);
    }

    /**
     * The state after a check.
     *
     * @param answer the answer
     * @param at when it was asked for
     * @return the new state; this one if it is from a later check
     */
    SubscriptionHealth then(Subscription answer, Instant at) {
        if (askedAt != null && askedAt.isAfter(at)) {
            return this;
        }
        SubscriptionHealth before = asOf(at);
        return new SubscriptionHealth(answer, same(before.state, answer) ? before.since : at, at);
    }

    /**
     * The state at a time.
     *
     * @param now the time
     * @return this while it is valid, else unknown since it expired
     */
    SubscriptionHealth asOf(Instant now) {
        if (askedAt == null || state instanceof Subscription.Unknown) {
            return this;
        }
        Instant end = askedAt.plus(HOLDS);
        return now.isBefore(end)
                ? this
                : new SubscriptionHealth(
                        new Subscription.Unknown(Subscription.Unknown.ASKED_TOO_LONG_AGO), end, askedAt);
    }

    private static boolean same(Subscription before, Subscription now) {
        return before.equals(now) || (before instanceof Subscription.Unknown && now instanceof Subscription.Unknown);
    }
}
