package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person finished a round of an instant game. Legacy.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param gameId the game, or null
 * @param playerId the person's id inside the game, or null
 * @param contextType {@code SOLO}, {@code GROUP} or {@code THREAD}, or null
 * @param contextId the id of the context, or null
 * @param score the points, or null
 * @param payload the data the game attached, or null
 * @param raw the item as received
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

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectGamePlay[" + line + ", gameId=" + gameId + ", contextType=" + contextType + "]";
    }
}
