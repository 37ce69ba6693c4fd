package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person reacted to a message, or took it back, on Messenger or Instagram. No event tells of reactions of the business.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user who reacted
 * @param at when, or null when the wire's time was missing or unusable
 * @param messageId the message reacted to, or null
 * @param action {@code react} or {@code unreact}, or a word of tomorrow; or null
 * @param reaction Meta's name of it, such as {@code love}, or null: a reaction taken back has none
 * @param emoji the emoji itself, or null
 * @param raw the item as it came
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

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectReaction[" + line + ", messageId=" + messageId + ", action=" + action + ", reaction=" + reaction
                + "]";
    }
}
