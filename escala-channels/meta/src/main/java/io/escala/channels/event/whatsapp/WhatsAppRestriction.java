package io.escala.channels.event.whatsapp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A temporary restriction of an account.
 *
 * @param type Meta's name of the restriction, or null
 * @param expiresAt when it expires, or null
 */
public record WhatsAppRestriction(
        @Nullable String type, @Nullable Instant expiresAt) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppRestriction[type=" + type + ", expiresAt=" + expiresAt + "]";
    }
}
