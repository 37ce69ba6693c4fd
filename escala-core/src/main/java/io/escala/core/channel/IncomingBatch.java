package io.escala.core.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one webhook body, after its signature held.
 *
 * @param appId the Meta app whose secret signed it, or null when the host did not say which app a secret belongs to; an event of
 *     a line that is registered under another app is set aside
 * @param events in the order of the body
 */
public record IncomingBatch(@Nullable String appId, List<ChannelEvent> events) {
    /** Copies the events. */
    public IncomingBatch {
        events = List.copyOf(events);
    }
}
