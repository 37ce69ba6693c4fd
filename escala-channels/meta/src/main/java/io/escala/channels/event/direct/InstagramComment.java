package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody commented on a post, a reel, an advertisement or a live broadcast on Instagram. It opens no window, only the
 * right to one private reply.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param kind Meta's word for it
 * @param user who commented; user name included
 * @param at when, or when Meta sent it; or null
 * @param commentId the comment, or null
 * @param parentId the comment it answers, or null
 * @param text what it says, or null
 * @param ownScopedId set when the account itself commented: leave such comments alone, or it answers itself
 * @param mediaId what was commented on, or null
 * @param mediaType such as {@code FEED}, {@code REELS}, {@code STORY} or {@code AD}, or null
 * @param originalMediaId the post behind an advertisement, or null
 * @param adId the advertisement, or null
 * @param adTitle its title, or null
 * @param raw the item as it came
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

    /** The comment. */
    @Override
    public @Nullable String id() {
        return commentId;
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "InstagramComment[" + line + ", kind=" + kind + ", commentId=" + commentId + ", parentId=" + parentId
                + ", mediaId=" + mediaId + ", mediaType=" + mediaType + ", originalMediaId=" + originalMediaId
                + ", adId=" + adId + "]";
    }
}
