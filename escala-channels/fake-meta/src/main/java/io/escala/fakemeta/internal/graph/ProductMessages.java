package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks interactive messages with products. Which catalogues and products there are is not checked. */
final class ProductMessages {

    private static final int MOST_SECTIONS = 10;
    private static final int MOST_PRODUCTS = 30;
    private static final int LONGEST_TITLE = 24;
    private static final String CATALOG = "catalog_id";
    private static final String PRODUCT = "product_retailer_id";

    private ProductMessages() {}

    static void one(JsonNode interactive, JsonNode action) {
        if (interactive.has("header")) {
            throw refused("a product takes no header");
        }
        product(action, "product");
    }

    static void list(JsonNode interactive, JsonNode action) {
        if (Json.textOrEmpty(interactive.path("header"), "text").isBlank()) {
            throw refused("product_list needs a text header");
        }
        present(action, CATALOG);
        JsonNode sections = action.path("sections");
        if (sections.isEmpty() || sections.size() > MOST_SECTIONS) {
            throw refused("product_list takes 1 to 10 sections");
        }
        int products = 0;
        for (JsonNode section : sections) {
            String title = Json.textOrEmpty(section, "title");
            if (title.length() > LONGEST_TITLE || (sections.size() > 1 && title.isBlank())) {
                throw refused("a section's title takes 1 to 24 characters");
            }
            JsonNode items = section.path("product_items");
            if (items.isEmpty()) {
                throw refused("a section needs product_items");
            }
            items.forEach(item -> present(item, PRODUCT));
            products += items.size();
        }
        if (products > MOST_PRODUCTS) {
            throw refused("product_list takes at most 30 products");
        }
    }

    /** A card of a carousel. */
    static void card(JsonNode card, String catalog) {
        product(card.path("action"), "carousel");
        if (!Json.textOrEmpty(card.path("action"), CATALOG).equals(catalog)) {
            throw refused("the products of a carousel are of one catalogue");
        }
    }

    static String catalog(JsonNode card) {
        return Json.textOrEmpty(card.path("action"), CATALOG);
    }

    static void catalogue(JsonNode interactive, JsonNode action) {
        if (interactive.has("header") || !Json.textOrEmpty(action, "name").equals("catalog_message")) {
            throw refused("catalog_message takes no header, and the action catalog_message");
        }
        action.path("parameters").propertyNames().forEach(name -> {
            if (!name.equals("thumbnail_product_retailer_id")) {
                throw refused("unknown key " + name);
            }
        });
    }

    private static void product(JsonNode action, String what) {
        present(action, CATALOG);
        present(action, PRODUCT);
        action.propertyNames().forEach(name -> {
            if (!Set.of(CATALOG, PRODUCT).contains(name)) {
                throw refused(what + ": unknown key " + name);
            }
        });
    }

    private static void present(JsonNode object, String name) {
        if (Json.textOrEmpty(object, name).isBlank()) {
            throw new Refused(GraphError.missing("interactive: " + name + " is missing"));
        }
    }

    private static Refused refused(String why) {
        return new Refused(GraphError.invalid("interactive: " + why));
    }
}
