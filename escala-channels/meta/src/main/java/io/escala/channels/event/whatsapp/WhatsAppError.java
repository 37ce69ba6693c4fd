package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * An error as Meta words it.
 *
 * @param code Meta's code, or 0 when there is none
 * @param title a short word, or null
 * @param message a sentence, or null
 * @param details what exactly, or null
 * @param link where it is documented, or null
 */
public record WhatsAppError(
        int code,
        @Nullable String title,
        @Nullable String message,
        @Nullable String details,
        @Nullable String link) {
    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppError[code=" + code + "]";
    }
}
