package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * The advertisement that led to the conversation.
 *
 * @param title its title, or null
 * @param photoUrl the URL of its picture, or null; expires
 * @param videoUrl the URL of its video or preview, or null; expires
 * @param postId the post, or null
 * @param productId the product, or null
 * @param flowId the flow, or null
 */
public record AdContext(
        @Nullable String title,
        @Nullable String photoUrl,
        @Nullable String videoUrl,
        @Nullable String postId,
        @Nullable String productId,
        @Nullable String flowId) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "AdContext[postId=" + postId + ", productId=" + productId + ", flowId=" + flowId + "]";
    }
}
