package io.escala.core.channel;

import io.escala.crm.conversation.MediaRef;
import io.escala.crm.line.Line;

/**
 * Fetches media from a channel. Implemented by the wires; thread-safe. Called from durable work, never while a webhook waits.
 *
 * <p>A call blocks until it is answered or its deadline is over, which must be less than two minutes, and never throws for
 * anything the network or Meta does. What the sender claims about a medium is never trusted: the source decides which addresses
 * it calls, how many bytes it takes, and checks the digest where there is one.
 */
@FunctionalInterface
public interface MediaSource {
    /**
     * Makes one attempt.
     *
     * @param line the line the message came through
     * @param media what the message points at
     * @param sink takes the bytes, at most once
     * @return how it ended; {@link MediaOutcome.Fetched} exactly when the sink took every byte and they are what was promised
     */
    MediaOutcome fetch(Line line, MediaRef media, MediaSink sink);
}
