package io.escala.channels.webhook;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.envelope.BodyParser;
import io.escala.channels.internal.mapping.ChannelEvents;
import io.escala.core.channel.ChannelEvent;
import java.util.List;

/**
 * Reads webhook bodies without filing them, for tools and for what an inbox is not told. Checks no signature; a body from the
 * network belongs into {@link MetaWebhooks}.
 *
 * <p>Total: any bytes give at least one event, and nothing is thrown. Thread-safe: stateless.
 */
public final class MetaEvents {
    private MetaEvents() {}

    /**
     * Reads a body.
     *
     * @param body the bytes as they came; must not change afterwards, the events share them
     * @return one event per item, in the order of the body; never empty
     */
    public static List<MetaEvent> parse(byte[] body) {
        return BodyParser.parse(body);
    }

    /**
     * What an inbox acts on.
     *
     * @param events what Meta sent
     * @return as many, in the same order
     */
    public static List<ChannelEvent> toChannelEvents(List<MetaEvent> events) {
        return ChannelEvents.of(events);
    }
}
