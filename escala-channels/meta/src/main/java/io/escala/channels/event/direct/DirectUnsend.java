package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message was taken back, mostly on Instagram. What was kept of its content must be erased.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user the person of the conversation
 * @param at when, or null when the wire's time was missing or unusable
 * @param messageId the message that is gone, or null
 * @param byBusiness whether the business had sent it
 * @param raw the item as it came
 */
public record DirectUnsend(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String messageId,
        boolean byBusiness,
        RawBytes raw)
        implements DirectEvent {
    public DirectUnsend {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "message/is_deleted";
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectUnsend[" + line + ", messageId=" + messageId + ", byBusiness=" + byBusiness + "]";
    }
}
