package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person changed the text of a message they had sent, on Messenger or Instagram.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user who wrote
 * @param at when, or null when the wire's time was missing or unusable
 * @param messageId the message that changed, or null
 * @param text what it says now, or null
 * @param number how often it has been changed by now, or null
 * @param raw the item as it came
 */
public record DirectEdit(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String messageId,
        @Nullable String text,
        @Nullable Long number,
        RawBytes raw)
        implements DirectEvent {
    public DirectEdit {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "message_edit";
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectEdit[" + line + ", messageId=" + messageId + ", number=" + number + "]";
    }
}
