package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * What a message stands in: the message it quotes, a product it asks about, or that it was forwarded.
 *
 * @param messageId the message it quotes, or the call it answers; null also when that one is gone or very old
 * @param from who wrote the quoted message, or null
 * @param forwarded whether it was forwarded, however often
 * @param frequentlyForwarded whether it went through more than five hands
 * @param catalogId the catalog of the product it asks about, or null
 * @param productId the product there, as the seller numbers it, or null
 */
public record WhatsAppContext(
        @Nullable String messageId,
        @Nullable String from,
        boolean forwarded,
        boolean frequentlyForwarded,
        @Nullable String catalogId,
        @Nullable String productId) {
    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppContext[forwarded=" + forwarded + "]";
    }
}
