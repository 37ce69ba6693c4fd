package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A post, comment, reaction or other item of a Page's feed was added, edited or removed.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param at the event time, or else when Meta sent it; or null
 * @param item the type of item, such as {@code comment} or {@code post}, or null
 * @param verb {@code add}, {@code edited}, {@code remove} and others, or null
 * @param commentId the comment, or null
 * @param postId the post, or null
 * @param parentId the parent item, or null
 * @param authorId the author, or null; Meta does not guarantee that conversations use the same id
 * @param authorName the author's name, or null
 * @param text the text, or null
 * @param reactionType such as {@code love}, or null
 * @param link the linked URL, or null
 * @param raw the item as received
 */
public record PageFeedChange(
        Channel channel,
        @Nullable LineKey line,
        @Nullable Instant at,
        @Nullable String item,
        @Nullable String verb,
        @Nullable String commentId,
        @Nullable String postId,
        @Nullable String parentId,
        @Nullable String authorId,
        @Nullable String authorName,
        @Nullable String text,
        @Nullable String reactionType,
        @Nullable String link,
        RawBytes raw)
        implements DirectEvent {
    public PageFeedChange {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "feed";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "PageFeedChange[" + line + ", item=" + item + ", verb=" + verb + ", commentId=" + commentId + ", postId="
                + postId + ", parentId=" + parentId + ", reactionType=" + reactionType + "]";
    }
}
