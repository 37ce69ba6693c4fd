package io.escala.core.intake;

import io.escala.core.channel.ChannelEvent;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The events of one webhook body, after its signature held.
 *
 * @param appId the Meta app whose secret signed it, or null when the host did not say which app a secret belongs to; an event of
 *     a line that is registered under another app is quarantined
 * @param events in the order of the body
 * @param receivedAt when the body came, for one that is filed later than it came; null for now
 * @param bodies given the index of an event, a body that holds just this one, for the quarantine; asked only for what is quarantined
 */
public record IncomingBatch(
        @Nullable String appId,
        List<ChannelEvent> events,
        @Nullable Instant receivedAt,
        IntFunction<RawBytes> bodies) {
    public IncomingBatch {
        events = List.copyOf(events);
        Objects.requireNonNull(bodies, "bodies");
    }

    /**
     * Events that came just now, of a body that is not at hand: what is quarantined of them is kept as it came, and can be looked at
     * but hardly replayed.
     *
     * @param appId the Meta app whose secret signed it, or null
     * @param events in the order of the body
     */
    public IncomingBatch(@Nullable String appId, List<ChannelEvent> events) {
        this(appId, events, null, index -> events.get(index).raw());
    }
}
