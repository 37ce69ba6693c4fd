package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person edited the text of a message they sent on Messenger or Instagram.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the author
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param messageId the edited message, or null
 * @param text the new text, or null
 * @param number the number of edits so far, or null
 * @param raw the item as received
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

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectEdit[" + line + ", messageId=" + messageId + ", number=" + number + "]";
    }
}
