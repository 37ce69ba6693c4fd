package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody named the account in a caption or a comment on Instagram. Who and what has to be fetched.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param at when, or when Meta sent it; or null
 * @param mediaId where, or null
 * @param commentId the comment; null when it is the caption
 * @param raw the item as it came
 */
public record InstagramMention(
        Channel channel,
        @Nullable LineKey line,
        @Nullable Instant at,
        @Nullable String mediaId,
        @Nullable String commentId,
        RawBytes raw)
        implements DirectEvent {
    public InstagramMention {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "mentions";
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "InstagramMention[" + line + ", mediaId=" + mediaId + ", commentId=" + commentId + "]";
    }
}
