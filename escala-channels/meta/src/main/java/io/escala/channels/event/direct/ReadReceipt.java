package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person read messages. Messenger states a time, Instagram a message.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param by the person
 * @param upTo everything sent up to this time is read; or null
 * @param messageId this message and those before it are read; or null
 * @param at the event time, or null when Meta's value is unusable
 * @param raw the item as received
 */
public record ReadReceipt(
        Channel channel,
        @Nullable LineKey line,
        DirectUser by,
        @Nullable Instant upTo,
        @Nullable String messageId,
        @Nullable Instant at,
        RawBytes raw)
        implements DirectEvent {
    public ReadReceipt {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "read";
    }

    /** Omits the person's id. */
    @Override
    public String toString() {
        return "ReadReceipt[" + line + ", upTo=" + upTo + ", messageId=" + messageId + "]";
    }
}
