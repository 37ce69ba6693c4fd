package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of an expired Instagram story.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param at the event time, or else when Meta sent it; or null
 * @param mediaId the story, or null
 * @param metrics values by Meta's metric name; -1 means less than 5
 * @param raw the item as received
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

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "InstagramStoryInsights[" + line + ", mediaId=" + mediaId + ", metrics=" + metrics + "]";
    }
}
