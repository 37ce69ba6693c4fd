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
 * Parses webhook bodies without filing them, for tools, for stored bodies, and for event kinds on which an inbox does not
 * act. Checks no signature; pass a body from the network to {@link MetaWebhooks}.
 *
 * <p>Any bytes give at least one event; nothing is thrown. Thread-safe: stateless.
 */
public final class MetaEvents {
    private MetaEvents() {}

    /**
     * Parses a body.
     *
     * @param body the bytes as received; must not change afterwards, the events share them
     * @return one event per item, in the order of the body; never empty
     */
    public static List<MetaEvent> parse(byte[] body) {
        return BodyParser.parse(body);
    }

    /**
     * Reads a stored body for an inbox: an {@code Inbox} built with {@code reader(MetaEvents::read)} can replay quarantined
     * events and keep a journal.
     *
     * @param appId the Meta app whose secret signed it, or null when unknown
     * @param body the body
     * @param receivedAt when it was received, or null for now
     * @return its events, each with a body of its own for the quarantine
     */
    public static IncomingBatch read(@Nullable String appId, RawBytes body, @Nullable Instant receivedAt) {
        return read(appId, body.toByteArray(), receivedAt);
    }

    /** Shares the body, which must not change afterwards. */
    static IncomingBatch read(@Nullable String appId, byte[] body, @Nullable Instant receivedAt) {
        return new IncomingBatch(appId, toChannelEvents(parse(body)), receivedAt, new ReplayBodies(body));
    }

    /**
     * Converts parsed events into the channel events that an inbox handles.
     *
     * @param events the parsed events
     * @return one per event, in the same order
     */
    public static List<ChannelEvent> toChannelEvents(List<MetaEvent> events) {
        return ChannelEvents.of(events);
    }
}
