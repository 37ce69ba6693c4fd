package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person set or removed a reaction to a Messenger or Instagram message. Meta sends no event for reactions of the business.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person who reacted
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param messageId the message reacted to, or null
 * @param action {@code react} or {@code unreact}, or a newer value; or null
 * @param reaction Meta's name of the reaction, such as {@code love}; null when missing, as for a removed reaction
 * @param emoji the emoji, or null
 * @param raw the item as received
 */
public record DirectReaction(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String messageId,
        @Nullable String action,
        @Nullable String reaction,
        @Nullable String emoji,
        RawBytes raw)
        implements DirectEvent {
    public DirectReaction {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "reaction";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectReaction[" + line + ", messageId=" + messageId + ", action=" + action + ", reaction=" + reaction
                + "]";
    }
}
