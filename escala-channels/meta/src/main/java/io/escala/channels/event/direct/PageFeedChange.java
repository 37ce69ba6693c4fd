package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something on a Page's wall was added, edited or removed: a post, a comment, a reaction.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param at when, or when Meta sent it; or null
 * @param item what, such as {@code comment} or {@code post}, or null
 * @param verb {@code add}, {@code edited}, {@code remove} and others, or null
 * @param commentId the comment, or null
 * @param postId the post, or null
 * @param parentId what it answers, or null
 * @param authorId who did it, or null; Meta does not promise that conversations know them by the same id
 * @param authorName their name, or null
 * @param text what it says, or null
 * @param reactionType such as {@code love}, or null
 * @param link what it links to, or null
 * @param raw the item as it came
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

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "PageFeedChange[" + line + ", item=" + item + ", verb=" + verb + ", commentId=" + commentId + ", postId="
                + postId + ", parentId=" + parentId + ", reactionType=" + reactionType + "]";
    }
}
