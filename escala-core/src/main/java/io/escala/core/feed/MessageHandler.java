package io.escala.core.feed;

/**
 * The host's own answer to messages from customers, given to {@link io.escala.core.inbox.Inbox#onMessage}.
 *
 * <p>Called by several threads at once, but for the messages of one conversation one after the other, in the order in which they were
 * stored. A message is handled again when the process was lost, or what the handler threw, before it was settled: effects that must not
 * happen twice need a key of the message, as {@link IncomingMessage#reply} has one.
 */
@FunctionalInterface
public interface MessageHandler {
    /**
     * Handles a message.
     *
     * @param message the message
     * @throws Exception when it is to be handled again: after about 1 s, 10 s, 1 min, 3 min and 5 min; then it is quarantined. The later
     *     messages of its conversation wait meanwhile, those of others do not. A {@link io.escala.core.channel.TryAgainException} does not
     *     count as an attempt
     */
    void handle(IncomingMessage message) throws Exception;
}
