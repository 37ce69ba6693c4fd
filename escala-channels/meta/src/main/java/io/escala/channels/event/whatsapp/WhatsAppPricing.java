package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * The pricing of a message as stated in a status.
 *
 * @param billable whether it is charged, or null; Meta will replace it by {@code type}
 * @param model {@code PMP}, per message, or {@code CBP}, per conversation; or null
 * @param type {@code regular}, {@code free_customer_service}, {@code free_entry_point} or another, or null
 * @param category the rate category, such as {@code utility}, or null
 */
public record WhatsAppPricing(
        @Nullable Boolean billable,
        @Nullable String model,
        @Nullable String type,
        @Nullable String category) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppPricing[billable=" + billable + ", model=" + model + ", type=" + type + ", category=" + category
                + "]";
    }
}
