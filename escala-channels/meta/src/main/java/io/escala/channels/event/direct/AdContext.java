package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * The advertisement somebody came from.
 *
 * @param title its title, or null
 * @param photoUrl its picture, or null; such addresses expire
 * @param videoUrl its video or the preview of it, or null; such addresses expire
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
    /** Without what is personal. */
    @Override
    public String toString() {
        return "AdContext[postId=" + postId + ", productId=" + productId + ", flowId=" + flowId + "]";
    }
}
