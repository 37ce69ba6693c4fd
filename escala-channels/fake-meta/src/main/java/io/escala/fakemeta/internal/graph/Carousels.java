package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks the cards of an interactive carousel. */
final class Carousels {

    private static final int LONGEST_TEXT = 160;
    private static final int LONGEST_TITLE = 20;

    private Carousels() {}

    static void check(@Nullable JsonNode cards) {
        if (cards == null || cards.size() < 2 || cards.size() > 10) {
            throw refused("2 to 10 cards are allowed");
        }
        String buttons = null;
        for (int index = 0; index < cards.size(); index++) {
            JsonNode card = cards.get(index);
            if (card.path("card_index").asInt(-1) != index) {
                throw refused("card_index counts from 0");
            }
            if (Json.textOrEmpty(card, "type").equals("product")) {
                ProductMessages.card(card, ProductMessages.catalog(cards.get(0)));
                continue;
            }
            card(card);
            String these = shape(card.path("action"));
            if (buttons != null && !buttons.equals(these)) {
                throw refused("all cards have the same buttons");
            }
            buttons = these;
        }
    }

    private static void card(JsonNode card) {
        String kind = Json.textOrEmpty(card.path("header"), "type");
        if (!kind.equals("image") && !kind.equals("video")) {
            throw refused("a card's header is an image or a video");
        }
        if (!Texts.isWebAddress(Json.textOrEmpty(card.path("header").path(kind), "link"))) {
            throw refused("a card's header has a link");
        }
        if (Json.textOrEmpty(card.path("body"), "text").length() > LONGEST_TEXT) {
            throw refused("a card's text takes at most 160 characters");
        }
    }

    private static String shape(JsonNode action) {
        if (Json.textOrEmpty(action, "name").equals("cta_url")) {
            title(Json.textOrEmpty(action.path("parameters"), "display_text"));
            return "link";
        }
        JsonNode buttons = action.path("buttons");
        if (buttons.isEmpty()) {
            throw refused("a card has a link or quick replies");
        }
        buttons.forEach(button -> title(Json.textOrEmpty(button.path("quick_reply"), "title")));
        return "replies:" + buttons.size();
    }

    private static void title(String title) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw refused("a button's title takes 1 to 20 characters");
        }
    }

    private static Refused refused(String why) {
        return new Refused(GraphError.invalid("interactive carousel: " + why));
    }
}
