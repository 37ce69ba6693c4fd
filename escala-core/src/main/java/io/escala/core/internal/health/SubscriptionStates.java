package io.escala.core.internal.health;

import io.escala.core.channel.Subscription;
import io.escala.core.health.SubscriptionHealth;
import java.time.Instant;

/** How the known state of a line's webhook subscription changes. Pure. */
final class SubscriptionStates {
    private SubscriptionStates() {}

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
     * @param known the state so far
     * @param answer the answer
     * @param at when it was asked for
     * @return the new state; the one so far if that is from a later check
     */
    static SubscriptionHealth then(SubscriptionHealth known, Subscription answer, Instant at) {
        Instant asked = known.askedAt();
        if (asked != null && asked.isAfter(at)) {
            return known;
        }
        SubscriptionHealth before = asOf(known, at);
        return new SubscriptionHealth(answer, same(before.state(), answer) ? before.since() : at, at);
    }

    /**
     * The state at a time.
     *
     * @param known the state so far
     * @param now the time
     * @return the same while it is valid, else unknown since it expired
     */
    static SubscriptionHealth asOf(SubscriptionHealth known, Instant now) {
        Instant asked = known.askedAt();
        if (asked == null || known.state() instanceof Subscription.Unknown) {
            return known;
        }
        Instant end = asked.plus(SubscriptionHealth.HOLDS);
        return now.isBefore(end)
                ? known
                : new SubscriptionHealth(new Subscription.Unknown(Subscription.Unknown.ASKED_TOO_LONG_AGO), end, asked);
    }

    private static boolean same(Subscription before, Subscription now) {
        return before.equals(now) || (before instanceof Subscription.Unknown && now instanceof Subscription.Unknown);
    }
}
