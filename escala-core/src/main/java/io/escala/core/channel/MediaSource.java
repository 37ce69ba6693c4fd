package io.escala.core.channel;

import io.escala.crm.conversation.MediaRef;
import io.escala.crm.line.Line;

/**
 * Fetches media from a channel. Implemented by the channel adapters; thread-safe. Called from durable work, never while a
 * webhook request is open.
 *
 * <p>A call blocks until it is answered or its deadline has passed, which must be less than two minutes, and throws nothing
 * for network errors or Meta's errors. The sender's claims about a medium are never trusted: the source decides which
 * addresses it calls and how many bytes it accepts, and checks the digest if there is one.
 */
@FunctionalInterface
public interface MediaSource {
    /**
     * Makes one attempt to fetch a medium.
     *
     * @param line the line the message came through
     * @param media the reference in the message
     * @param sink receives the bytes, at most once
     * @return the outcome; {@link MediaOutcome.Fetched} exactly when the sink received every byte and they match the digest
     */
    MediaOutcome fetch(Line line, MediaRef media, MediaSink sink);
}
