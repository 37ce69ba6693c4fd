package io.escala.channels.internal.wire;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import org.jspecify.annotations.Nullable;

/** Lines as the wire names them. */
public final class WireLine {
    private WireLine() {}

    /**
     * The key of a line.
     *
     * @param channel the channel
     * @param providerId the wire's id of the line, or null
     * @return the key; null when the id is absent or cannot be one
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
