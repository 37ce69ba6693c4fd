package io.escala.channels.event.whatsapp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The conversation that Meta counts a message to; mostly left out by now, but for free entry points.
 *
 * @param id Meta's id of it, or null
 * @param expiresAt when it ends, or null
 * @param origin what opened it, such as {@code referral_conversion}, or null
 */
public record WhatsAppConversation(
        @Nullable String id,
        @Nullable Instant expiresAt,
        @Nullable String origin) {
    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppConversation[origin=" + origin + "]";
    }
}
