package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The account was mentioned in a caption or a comment on Instagram. Author and text have to be fetched from the Graph API.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param at the event time, or else when Meta sent it; or null
 * @param mediaId the medium with the mention, or null
 * @param commentId the comment; null when it is the caption
 * @param raw the item as received
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

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "InstagramMention[" + line + ", mediaId=" + mediaId + ", commentId=" + commentId + "]";
    }
}
