package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message whose content Meta does not deliver to apps.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person of the conversation
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param messageId the message, or null
 * @param byBusiness whether the business sent it
 * @param attachments the attachments that were delivered; usually empty
 * @param raw the item as received
 */
public record DirectUnsupported(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String messageId,
        boolean byBusiness,
        List<DirectAttachment> attachments,
        RawBytes raw)
        implements DirectEvent {
    public DirectUnsupported {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        attachments = List.copyOf(attachments);
        Objects.requireNonNull(raw, "raw");
    }

    /** The id of the message. */
    @Override
    public @Nullable String id() {
        return messageId;
    }

    @Override
    public String kind() {
        return "message/is_unsupported";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectUnsupported[" + line + ", messageId=" + messageId + ", byBusiness=" + byBusiness + "]";
    }
}
