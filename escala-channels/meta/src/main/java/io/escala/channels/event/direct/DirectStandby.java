package io.escala.channels.event.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A copy of what happened while another app has the conversation. It may be looked at, not answered.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param kind Meta's word for it
 * @param copy what happened; on Messenger a tap has no payload here
 * @param raw the item as it came
 */
public record DirectStandby(Channel channel, @Nullable LineKey line, String kind, MetaEvent copy, RawBytes raw)
        implements DirectEvent {
    public DirectStandby {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(copy, "copy");
        Objects.requireNonNull(raw, "raw");
    }

    /** That of the event inside. */
    @Override
    public @Nullable String id() {
        return copy.id();
    }

    /** That of the event inside. */
    @Override
    public @Nullable Instant at() {
        return copy.at();
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectStandby[" + line + ", kind=" + kind + ", " + copy + "]";
    }
}
