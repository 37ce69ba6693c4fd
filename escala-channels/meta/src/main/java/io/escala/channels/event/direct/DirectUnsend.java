package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message was unsent, usually on Instagram. Stored content of it must be erased.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person of the conversation
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param messageId the unsent message, or null
 * @param byBusiness whether the business sent it
 * @param raw the item as received
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

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectUnsend[" + line + ", messageId=" + messageId + ", byBusiness=" + byBusiness + "]";
    }
}
