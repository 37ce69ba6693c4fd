package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a post, a reel, an advertisement or a live broadcast on Instagram. It does not open the messaging window; it
 * permits one private reply.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param kind Meta's name for the kind
 * @param user the author; the user name is set
 * @param at the event time, or else when Meta sent it; or null
 * @param commentId the comment, or null
 * @param parentId the parent comment, or null
 * @param text the text, or null
 * @param ownScopedId set when the account itself commented; ignore such comments so that a bot does not answer itself
 * @param mediaId the commented medium, or null
 * @param mediaType such as {@code FEED}, {@code REELS}, {@code STORY} or {@code AD}, or null
 * @param originalMediaId the post used as the advertisement, or null
 * @param adId the advertisement, or null
 * @param adTitle the title of the advertisement, or null
 * @param raw the item as received
 */
public record InstagramComment(
        Channel channel,
        @Nullable LineKey line,
        String kind,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String commentId,
        @Nullable String parentId,
        @Nullable String text,
        @Nullable String ownScopedId,
        @Nullable String mediaId,
        @Nullable String mediaType,
        @Nullable String originalMediaId,
        @Nullable String adId,
        @Nullable String adTitle,
        RawBytes raw)
        implements DirectEvent {
    public InstagramComment {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** The id of the comment. */
    @Override
    public @Nullable String id() {
        return commentId;
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "InstagramComment[" + line + ", kind=" + kind + ", commentId=" + commentId + ", parentId=" + parentId
                + ", mediaId=" + mediaId + ", mediaType=" + mediaType + ", originalMediaId=" + originalMediaId
                + ", adId=" + adId + "]";
    }
}
