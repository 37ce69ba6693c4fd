package io.escala.core.channel;

import io.escala.crm.line.Line;

/**
 * Asks Meta what type of account stands behind an Instagram line: only professional ones can be connected. Implemented by the channel
 * adapters; thread-safe. It is asked while an administrator waits for the line to be connected or moved, never when webhooks come in, so it
 * must answer within seconds. Throws nothing for network errors or Meta's errors.
 */
@FunctionalInterface
public interface InstagramAccountSource {
    /**
     * Asks for the type of the account of a line.
     *
     * @param line an Instagram line, as it is to be connected
     * @return the answer; {@link InstagramAccountType.Unknown} when there was none
     */
    InstagramAccountType accountType(Line line);

    /** Returns a source that knows of no account. */
    static InstagramAccountSource none() {
        return line -> new InstagramAccountType.Unknown(InstagramAccountType.Unknown.NOT_ASKED);
    }
}
