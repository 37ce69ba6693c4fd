package io.escala.channels.event.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an event in a conversation that another app controls. It must not be answered.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param kind Meta's name for the kind
 * @param copy the event; on Messenger a tap has no payload here
 * @param raw the item as received
 */
public record DirectStandby(Channel channel, @Nullable LineKey line, String kind, MetaEvent copy, RawBytes raw)
        implements DirectEvent {
    public DirectStandby {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(copy, "copy");
        Objects.requireNonNull(raw, "raw");
    }

    /** Taken from the wrapped event. */
    @Override
    public @Nullable String id() {
        return copy.id();
    }

    /** Taken from the wrapped event. */
    @Override
    public @Nullable Instant at() {
        return copy.at();
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectStandby[" + line + ", kind=" + kind + ", " + copy + "]";
    }
}
