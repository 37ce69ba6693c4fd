package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wrote what Meta does not hand to apps.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user the person of the conversation
 * @param at when, or null when the wire's time was missing or unusable
 * @param messageId the message, or null
 * @param byBusiness whether the business sent it
 * @param attachments what came with it all the same, mostly nothing
 * @param raw the item as it came
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

    /** The message. */
    @Override
    public @Nullable String id() {
        return messageId;
    }

    @Override
    public String kind() {
        return "message/is_unsupported";
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectUnsupported[" + line + ", messageId=" + messageId + ", byBusiness=" + byBusiness + "]";
    }
}
