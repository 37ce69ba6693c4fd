package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * The context of a message: the quoted message, the product asked about, and whether it was forwarded.
 *
 * @param messageId the quoted message or answered call; also null when it no longer exists or is very old
 * @param from the author of the quoted message, or null
 * @param forwarded whether it was forwarded at least once
 * @param frequentlyForwarded whether it was forwarded more than five times
 * @param catalogId the catalog of the product asked about, or null
 * @param productId the seller's id of that product, or null
 */
public record WhatsAppContext(
        @Nullable String messageId,
        @Nullable String from,
        boolean forwarded,
        boolean frequentlyForwarded,
        @Nullable String catalogId,
        @Nullable String productId) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppContext[forwarded=" + forwarded + "]";
    }
}
