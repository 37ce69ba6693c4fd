package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person finished a round of an instant game. Historic.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user who
 * @param at when, or null when the wire's time was missing or unusable
 * @param gameId the game, or null
 * @param playerId the person's id inside the game, or null
 * @param contextType {@code SOLO}, {@code GROUP} or {@code THREAD}, or null
 * @param contextId where it was played, or null
 * @param score the points, or null
 * @param payload what the game attached, or null
 * @param raw the item as it came
 */
public record DirectGamePlay(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String gameId,
        @Nullable String playerId,
        @Nullable String contextType,
        @Nullable String contextId,
        @Nullable Long score,
        @Nullable String payload,
        RawBytes raw)
        implements DirectEvent {
    public DirectGamePlay {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "game_play";
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectGamePlay[" + line + ", gameId=" + gameId + ", contextType=" + contextType + "]";
    }
}
