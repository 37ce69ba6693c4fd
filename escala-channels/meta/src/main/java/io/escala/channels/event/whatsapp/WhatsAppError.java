package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * An error as Meta reports it.
 *
 * @param code Meta's error code, or 0 when there is none
 * @param title the short title, or null
 * @param message the message, or null
 * @param details the details, or null
 * @param link the URL of its documentation, or null
 */
public record WhatsAppError(
        int code,
        @Nullable String title,
        @Nullable String message,
        @Nullable String details,
        @Nullable String link) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppError[code=" + code + "]";
    }
}
