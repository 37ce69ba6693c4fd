package io.escala.channels.event.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The account wrote to itself, which is how one tests on Instagram. Nobody is to answer it.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param kind Meta's word for it
 * @param event what it did
 * @param raw the item as it came
 */
public record DirectSelf(Channel channel, @Nullable LineKey line, String kind, MetaEvent event, RawBytes raw)
        implements DirectEvent {
    public DirectSelf {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(raw, "raw");
    }

    /** That of the event inside. */
    @Override
    public @Nullable String id() {
        return event.id();
    }

    /** That of the event inside. */
    @Override
    public @Nullable Instant at() {
        return event.at();
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectSelf[" + line + ", kind=" + kind + ", " + event + "]";
    }
}
