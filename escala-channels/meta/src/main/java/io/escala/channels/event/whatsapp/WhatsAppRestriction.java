package io.escala.channels.event.whatsapp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something an account may not do for a while.
 *
 * @param type what, in Meta's word, or null
 * @param expiresAt until when, or null
 */
public record WhatsAppRestriction(
        @Nullable String type, @Nullable Instant expiresAt) {
    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppRestriction[type=" + type + ", expiresAt=" + expiresAt + "]";
    }
}
