package io.escala.channels.event.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event of a message from the account to itself, used for tests on Instagram. It must not be answered.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param kind Meta's name for the kind
 * @param event the event
 * @param raw the item as received
 */
public record DirectSelf(Channel channel, @Nullable LineKey line, String kind, MetaEvent event, RawBytes raw)
        implements DirectEvent {
    public DirectSelf {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(raw, "raw");
    }

    /** Taken from the wrapped event. */
    @Override
    public @Nullable String id() {
        return event.id();
    }

    /** Taken from the wrapped event. */
    @Override
    public @Nullable Instant at() {
        return event.at();
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectSelf[" + line + ", kind=" + kind + ", " + event + "]";
    }
}
