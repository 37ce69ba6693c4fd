package io.escala.channels.event.whatsapp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Meta's form of WhatsApp contents that {@link io.escala.crm.conversation.MessageContent} has as values or raw. New variants are added:
 * handle unknown ones in an {@code else}.
 */
public sealed interface WhatsAppContent {
    /**
     * A location.
     *
     * @param latitude degrees north, as received
     * @param longitude degrees east, as received
     * @param name the name of the location, or null
     * @param address the postal address, or null
     * @param url a web page about the location, or null
     */
    record Location(
            BigDecimal latitude,
            BigDecimal longitude,
            @Nullable String name,
            @Nullable String address,
            @Nullable String url)
            implements WhatsAppContent {
        /** Omits the coordinates: they are personal data. */
        @Override
        public String toString() {
            return "Location[]";
        }
    }

    /**
     * Shared contact cards: the person's own card in answer to a request, or those of others.
     *
     * @param contacts the cards
     */
    record Contacts(List<WhatsAppSharedContact> contacts) implements WhatsAppContent {
        public Contacts {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * An order from the catalog.
     *
     * @param catalogId the catalog, or null
     * @param text the person's note on the order, or null
     * @param items the ordered products
     */
    record Order(@Nullable String catalogId, @Nullable String text, List<Item> items) implements WhatsAppContent {
        public Order {
            items = List.copyOf(items);
        }

        /** Omits the text. */
        @Override
        public String toString() {
            return "Order[catalogId=" + catalogId + ", " + items.size() + " items]";
        }

        /**
         * A line of an order.
         *
         * @param productId the seller's id of the product, or null
         * @param quantity the quantity, or null
         * @param price the unit price, or null
         * @param currency the currency, or null
         */
        public record Item(
                @Nullable String productId,
                @Nullable BigDecimal quantity,
                @Nullable BigDecimal price,
                @Nullable String currency) {}
    }

    /**
     * A completed form: a flow or an address.
     *
     * @param name {@code flow} or {@code address_message}, or null
     * @param body the text displayed for it, usually {@code Sent}, or null
     * @param responseJson the answers as JSON text, or null; those of a flow contain its token
     */
    record FormReply(
            @Nullable String name,
            @Nullable String body,
            @Nullable String responseJson) implements WhatsAppContent {
        /** Omits the answers. */
        @Override
        public String toString() {
            return "FormReply[" + name + "]";
        }
    }

    /**
     * The person's permission for the business to call.
     *
     * @param response {@code accept} or {@code reject}, or null
     * @param permanent whether the permission does not expire
     * @param expiresAt when a permission that is not permanent expires, or null
     * @param source {@code user_action} or {@code automatic}, or null
     */
    record CallPermission(
            @Nullable String response,
            boolean permanent,
            @Nullable Instant expiresAt,
            @Nullable String source) implements WhatsAppContent {}

    /**
     * A message whose content Meta does not deliver; its errors state the reason.
     *
     * @param type the type of the message, such as {@code poll}, or null
     */
    record Unsupported(@Nullable String type) implements WhatsAppContent {}
}
