package io.escala.channels.event.whatsapp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contents of WhatsApp messages that {@link io.escala.crm.conversation.MessageContent} keeps raw, typed. The family grows: leave
 * what you do not know to an {@code else}.
 */
public sealed interface WhatsAppContent {
    /**
     * A place.
     *
     * @param latitude degrees north, as it came
     * @param longitude degrees east, as it came
     * @param name what is there, or null
     * @param address where it is in words, or null
     * @param url a page about it, or null
     */
    record Location(
            BigDecimal latitude,
            BigDecimal longitude,
            @Nullable String name,
            @Nullable String address,
            @Nullable String url)
            implements WhatsAppContent {
        /** Without the place: it is personal data. */
        @Override
        public String toString() {
            return "Location[]";
        }
    }

    /**
     * Contact cards: somebody's own in answer to a request for it, or of others.
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
     * @param text what the person wrote beside it, or null
     * @param items what was ordered
     */
    record Order(@Nullable String catalogId, @Nullable String text, List<Item> items) implements WhatsAppContent {
        public Order {
            items = List.copyOf(items);
        }

        /** Without the text. */
        @Override
        public String toString() {
            return "Order[catalogId=" + catalogId + ", " + items.size() + " items]";
        }

        /**
         * A line of an order.
         *
         * @param productId the product, as the seller numbers it, or null
         * @param quantity how many, or null
         * @param price the price of one, or null
         * @param currency its currency, or null
         */
        public record Item(
                @Nullable String productId,
                @Nullable BigDecimal quantity,
                @Nullable BigDecimal price,
                @Nullable String currency) {}
    }

    /**
     * A form that was filled in: a flow, or an address.
     *
     * @param name {@code flow} or {@code address_message}, or null
     * @param body what is shown for it, mostly {@code Sent}, or null
     * @param responseJson the answers, as JSON text, or null; a flow's hold its token
     */
    record FormReply(
            @Nullable String name,
            @Nullable String body,
            @Nullable String responseJson) implements WhatsAppContent {
        /** Without the answers. */
        @Override
        public String toString() {
            return "FormReply[" + name + "]";
        }
    }

    /**
     * Whether the business may call.
     *
     * @param response {@code accept} or {@code reject}, or null
     * @param permanent whether for good
     * @param expiresAt until when otherwise, or null
     * @param source {@code user_action} or {@code automatic}, or null
     */
    record CallPermission(
            @Nullable String response,
            boolean permanent,
            @Nullable Instant expiresAt,
            @Nullable String source) implements WhatsAppContent {}

    /**
     * A message that Meta does not hand on; its errors say why.
     *
     * @param type what it was, such as {@code poll}, or null
     */
    record Unsupported(@Nullable String type) implements WhatsAppContent {}
}
