package io.escala.core.health;

import io.escala.core.channel.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of a line's webhooks: whether Meta still delivers them. What could not be found out is unknown, never
 * fine, whatever was known before.
 *
 * @param state the last answer. Unknown when the last time nothing could be found out, when nobody has asked yet, and when nobody
 *     has asked for {@link #HOLDS}
 * @param since since when it has been like that without a break, as far as was asked; all reasons not to know count as one
 * @param askedAt when Meta was last asked, with an answer or without; null when nobody has asked yet
 */
public record SubscriptionHealth(
        Subscription state, Instant since, @Nullable Instant askedAt) {
    /** How long an answer holds: three hours. */
    public static final Duration HOLDS = Duration.ofHours(3);

    /** Checks that state and time are there. */
    public SubscriptionHealth {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
    }

    /**
     * Before anybody has asked.
     *
     * @param began when the process began
     * @return unknown since then
     */
    static SubscriptionHealth notAsked(Instant began) {
        return new SubscriptionHealth(new Subscription.Unknown(Subscription.Unknown.NOT_ASKED), began, null);
    }

    /**
     * What is known after somebody asked.
     *
     * @param answer the answer
     * @param at when it was asked for
     * @return what is known then; this if it was asked for later
     */
    SubscriptionHealth then(Subscription answer, Instant at) {
        if (askedAt != null && askedAt.isAfter(at)) {
            return this;
        }
        SubscriptionHealth before = asOf(at);
        return new SubscriptionHealth(answer, same(before.state, answer) ? before.since : at, at);
    }

    /**
     * What is still known at some time.
     *
     * @param now the time
     * @return this while it holds, else unknown since it ceased to
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
