package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * One field of a contact-details form.
 *
 * @param screenId the screen, or null
 * @param key the field, or null
 * @param value the entered value, or null
 */
public record FormAnswer(
        @Nullable String screenId,
        @Nullable String key,
        @Nullable String value) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "FormAnswer[screenId=" + screenId + ", key=" + key + "]";
    }
}
