package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person has read. Messenger says up to when, Instagram says which message.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param by the person
 * @param upTo everything sent up to here is read; or null
 * @param messageId this message and those before it are read; or null
 * @param at when, or null when the wire's time was unusable
 * @param raw the item as it came
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

    /** Without the person's id. */
    @Override
    public String toString() {
        return "ReadReceipt[" + line + ", upTo=" + upTo + ", messageId=" + messageId + "]";
    }
}
