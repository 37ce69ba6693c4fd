package io.escala.core.channel;

import io.escala.crm.line.Line;

/**
 * Asks a channel whether it still delivers the webhooks of a line, because a lost subscription is not reported by the
 * channel. Implemented by the channel adapters; thread-safe. A call may take as long as a network call, and throws nothing
 * for network errors or Meta's errors.
 */
@FunctionalInterface
public interface SubscriptionSource {
    /**
     * Checks the subscription of a line.
     *
     * @param line the line
     * @return the answer; {@link Subscription.Unknown} when there was none
     */
    Subscription check(Line line);
}
