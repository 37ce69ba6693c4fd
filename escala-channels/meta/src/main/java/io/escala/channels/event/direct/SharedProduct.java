package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * A catalogue product shown in a message.
 *
 * @param id Meta's id of the product, or null
 * @param retailerId the business's own id of the product, or null
 * @param title its name, or null
 * @param subtitle usually its price, or null
 * @param imageUrl the URL of its picture, or null
 */
public record SharedProduct(
        @Nullable String id,
        @Nullable String retailerId,
        @Nullable String title,
        @Nullable String subtitle,
        @Nullable String imageUrl) {}
