package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form for contact details.
 *
 * @param screenId the screen, or null
 * @param key the field, or null
 * @param value what they wrote, or null
 */
public record FormAnswer(
        @Nullable String screenId,
        @Nullable String key,
        @Nullable String value) {
    /** Without what is personal. */
    @Override
    public String toString() {
        return "FormAnswer[screenId=" + screenId + ", key=" + key + "]";
    }
}
