package io.escala.core.channel;

import io.escala.crm.line.Line;

/**
 * Asks a channel whether it still delivers the webhooks of a line: a subscription that is lost is lost in silence. Implemented by
 * the wires; thread-safe. May take as long as a call over the network, and never throws for anything the network or Meta does.
 */
@FunctionalInterface
public interface SubscriptionSource {
    /**
     * Asks.
     *
     * @param line the line
     * @return the answer; unknown when there was none
     */
    Subscription check(Line line);
}
