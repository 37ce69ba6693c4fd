package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a story that has ended on Instagram.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param at when, or when Meta sent it; or null
 * @param mediaId the story, or null
 * @param metrics Meta's name of each number; -1 stands for one below 5
 * @param raw the item as it came
 */
public record InstagramStoryInsights(
        Channel channel,
        @Nullable LineKey line,
        @Nullable Instant at,
        @Nullable String mediaId,
        Map<String, Long> metrics,
        RawBytes raw)
        implements DirectEvent {
    public InstagramStoryInsights {
        Objects.requireNonNull(channel, "channel");
        metrics = Map.copyOf(metrics);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "story_insights";
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "InstagramStoryInsights[" + line + ", mediaId=" + mediaId + ", metrics=" + metrics + "]";
    }
}
