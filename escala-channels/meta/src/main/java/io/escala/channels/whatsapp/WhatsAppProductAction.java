package io.escala.channels.whatsapp;

import io.escala.crm.conversation.MessageProduct;
import io.escala.crm.conversation.MessageProducts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the messages with products show. Pure. */
final class WhatsAppProductAction {
    private static final String CATALOG = "catalog_id";
    private static final String PRODUCT = "product_retailer_id";

    private WhatsAppProductAction() {}

    static Map<String, ?> one(MessageProducts products) {
        return Map.of(
                CATALOG, catalog(products), PRODUCT, products.items().get(0).id());
    }

    static Map<String, ?> list(MessageProducts products) {
        Map<String, List<Map<String, ?>>> sections = new LinkedHashMap<>();
        for (MessageProduct item : products.items()) {
            sections.computeIfAbsent(Objects.requireNonNullElse(item.section(), ""), heading -> new ArrayList<>())
                    .add(Map.of(PRODUCT, item.id()));
        }
        return Map.of(
                CATALOG,
                catalog(products),
                "sections",
                sections.entrySet().stream()
                        .map(section -> section.getKey().isEmpty()
                                ? Map.of("product_items", section.getValue())
                                : Map.of("title", section.getKey(), "product_items", section.getValue()))
                        .toList());
    }

    static Map<String, ?> cards(MessageProducts products) {
        List<Map<String, ?>> cards = new ArrayList<>();
        for (MessageProduct item : products.items()) {
            cards.add(Map.of(
                    "card_index",
                    cards.size(),
                    "type",
                    "product",
                    "action",
                    Map.of(PRODUCT, item.id(), CATALOG, catalog(products))));
        }
        return Map.of("cards", cards);
    }

    static Map<String, ?> catalogue(Optional<MessageProducts> products) {
        return products.flatMap(shown -> shown.items().stream().findFirst())
                .<Map<String, ?>>map(picture -> Map.of(
                        "name", "catalog_message", "parameters", Map.of("thumbnail_product_retailer_id", picture.id())))
                .orElse(Map.of("name", "catalog_message"));
    }

    private static String catalog(MessageProducts products) {
        return Objects.requireNonNullElse(products.catalog(), "");
    }
}
