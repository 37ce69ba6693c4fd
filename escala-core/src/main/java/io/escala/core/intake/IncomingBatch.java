package io.escala.core.intake;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.result.Receipt;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The events of one webhook body with a valid signature.
 *
 * @param appId the Meta app whose secret signed it, or null when the host did not name the secret's app; an event of a line
 *     that is registered under another app is quarantined
 * @param events in the order of the body
 * @param receivedAt when the body was received, if it is filed later; null for now
 * @param bodies returns, for the index of an event, a body that contains only this event; called only for quarantined events
 * @param severalApps whether the endpoint serves several Meta apps: then an event of a line that names no app is quarantined, because
 *     any of them could write to it
 */
public record IncomingBatch(
        @Nullable String appId,
        List<ChannelEvent> events,
        @Nullable Instant receivedAt,
        IntFunction<RawBytes> bodies,
        boolean severalApps) {
    public IncomingBatch {
        events = List.copyOf(events);
        Objects.requireNonNull(bodies, "bodies");
    }

    /**
     * Creates a batch received now, without its body: quarantined events are kept as received, and can be listed but usually
     * not replayed.
     *
     * @param appId the Meta app whose secret signed it, or null
     * @param events in the order of the body
     */
    public IncomingBatch(@Nullable String appId, List<ChannelEvent> events) {
        this(appId, events, null, index -> events.get(index).raw());
    }

    /**
     * Creates a batch of an endpoint that serves one app.
     *
     * @param appId the Meta app whose secret signed it, or null
     * @param events in the order of the body
     * @param receivedAt when the body was received, or null for now
     * @param bodies returns a body for each single event
     */
    public IncomingBatch(
            @Nullable String appId,
            List<ChannelEvent> events,
            @Nullable Instant receivedAt,
            IntFunction<RawBytes> bodies) {
        this(appId, events, receivedAt, bodies, false);
    }

    /** Returns a copy of an endpoint that serves several apps, or only one. */
    public IncomingBatch withSeveralApps(boolean several) {
        return new IncomingBatch(appId, events, receivedAt, bodies, several);
    }

    /** Returns the receipt of an intake that took every event: each is {@link Receipt.Filing#STORED}. */
    public Receipt received() {
        return new Receipt(events.stream()
                .map(event -> Receipt.Item.of(Receipt.Filing.STORED))
                .toList());
    }
}
