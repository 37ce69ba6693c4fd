package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * A product of a catalogue that a message shows.
 *
 * @param id Meta's id of it, or null
 * @param retailerId the business's own id of it, or null
 * @param title its name, or null
 * @param subtitle mostly its price, or null
 * @param imageUrl its picture, or null
 */
public record SharedProduct(
        @Nullable String id,
        @Nullable String retailerId,
        @Nullable String title,
        @Nullable String subtitle,
        @Nullable String imageUrl) {}
