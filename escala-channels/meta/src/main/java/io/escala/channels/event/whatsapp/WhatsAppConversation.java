package io.escala.channels.event.whatsapp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The conversation to which Meta bills a message; Meta now usually sends it for free entry points only.
 *
 * @param id Meta's id of the conversation, or null
 * @param expiresAt when the conversation expires, or null
 * @param origin what started the conversation, such as {@code referral_conversion}, or null
 */
public record WhatsAppConversation(
        @Nullable String id,
        @Nullable Instant expiresAt,
        @Nullable String origin) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppConversation[origin=" + origin + "]";
    }
}
