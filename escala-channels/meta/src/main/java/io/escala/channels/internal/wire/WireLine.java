package io.escala.channels.internal.wire;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import org.jspecify.annotations.Nullable;

/** Creates line keys from ids in a body. */
public final class WireLine {
    private WireLine() {}

    /**
     * Creates the key of a line.
     *
     * @param channel the channel
     * @param providerId Meta's id of the line, or null
     * @return the key; null when the id is absent or invalid
     */
    public static @Nullable LineKey key(Channel channel, @Nullable String providerId) {
        if (providerId == null) {
            return null;
        }
        try {
            return new LineKey(channel, providerId);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
