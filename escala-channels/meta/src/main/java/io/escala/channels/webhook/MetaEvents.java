package io.escala.channels.webhook;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.envelope.BodyParser;
import io.escala.channels.internal.envelope.ReplayBodies;
import io.escala.channels.internal.mapping.ChannelEvents;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.intake.IncomingBatch;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads webhook bodies without filing them, for tools, for bodies that were kept, and for what an inbox is not told. Checks no signature; a body from the
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
     * Reads a body that was kept, in the way an inbox asks for it: an {@code Inbox} built with {@code reader(MetaEvents::read)} can
     * replay what was quarantined, and keep a journal.
     *
     * @param appId the Meta app whose secret signed it, or null when that was not told
     * @param body the body
     * @param receivedAt when it came, or null for now
     * @return its events, each with a body of its own for the quarantine
     */
    public static IncomingBatch read(@Nullable String appId, RawBytes body, @Nullable Instant receivedAt) {
        return read(appId, body.toByteArray(), receivedAt);
    }

    /** As above, for a body that does not change afterwards. */
    static IncomingBatch read(@Nullable String appId, byte[] body, @Nullable Instant receivedAt) {
        return new IncomingBatch(appId, toChannelEvents(parse(body)), receivedAt, new ReplayBodies(body));
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
