package io.escala.channels.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The items of a readable body, in order, by the rules as the README of the channels says them: an element of the innermost array,
 * or a change without such an array; an object stands for an array of itself, and a part that holds nothing counts once.
 */
final class ExpectedItems {
    private static final String WHATSAPP = "whatsapp_business_account";
    private static final Set<String> WHATSAPP_ARRAYS = Set.of(
            "messages",
            "statuses",
            "message_echoes",
            "calls",
            "groups",
            "messaging_handovers",
            "state_sync",
            "user_actions",
            "user_id_update",
            "user_preferences");

    private final List<JsonNode> items = new ArrayList<>();

    private ExpectedItems() {}

    static List<JsonNode> of(JsonNode body) {
        ExpectedItems expected = new ExpectedItems();
        elements(body).forEach(expected::envelope);
        return expected.items.isEmpty() ? List.of(body) : expected.items;
    }

    private void envelope(JsonNode envelope) {
        JsonNode object = envelope.path("object");
        List<JsonNode> entries = elements(envelope.path("entry"));
        if (!object.isString() || object.asString().isEmpty() || entries.isEmpty()) {
            items.add(envelope);
            return;
        }
        for (JsonNode entry : entries) {
            int before = items.size();
            if (object.asString().equals(WHATSAPP)) {
                elements(entry.path("changes")).forEach(this::whatsAppChange);
            } else {
                items.addAll(elements(entry.path("messaging")));
                items.addAll(elements(entry.path("standby")));
                items.addAll(elements(entry.path("changes")));
            }
            if (items.size() == before) {
                items.add(entry);
            }
        }
    }

    private void whatsAppChange(JsonNode change) {
        int before = items.size();
        JsonNode value = change.path("value");
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            if (WHATSAPP_ARRAYS.contains(part.getKey())) {
                JsonNode array = part.getValue();
                if (array.isValueNode() && !array.isNull()) {
                    items.add(change);
                }
                items.addAll(elements(array));
            } else if (part.getKey().equals("history")) {
                elements(part.getValue()).forEach(this::historyChunk);
            }
        }
        if (items.size() == before) {
            items.add(change);
            return;
        }
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            boolean read = WHATSAPP_ARRAYS.contains(part.getKey())
                    || part.getKey().equals("history")
                    || part.getKey().equals("contacts");
            if (!read && part.getValue().isArray() && !part.getValue().isEmpty()) {
                items.add(part.getValue());
            }
        }
    }

    private void historyChunk(JsonNode chunk) {
        int before = items.size();
        for (JsonNode thread : elements(chunk.path("threads"))) {
            items.addAll(elements(thread.path("messages")));
        }
        if (items.size() == before) {
            items.add(chunk);
        }
    }

    private static List<JsonNode> elements(JsonNode node) {
        if (node.isArray()) {
            return List.copyOf(node.values());
        }
        return node.isObject() ? List.of(node) : List.of();
    }
}
