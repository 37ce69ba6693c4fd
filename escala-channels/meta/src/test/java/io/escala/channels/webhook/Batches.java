package io.escala.channels.webhook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies put together at random from the items of the payload files, each with the number of items it holds. */
final class Batches {
    static final JsonMapper MAPPER = new JsonMapper();

    private static final List<String> ITEM_ARRAYS = List.of(
            "messages",
            "statuses",
            "message_echoes",
            "calls",
            "groups",
            "state_sync",
            "user_actions",
            "user_id_update",
            "user_preferences");

    private final Map<String, List<JsonNode>> sources = new HashMap<>();
    private final Random random;

    Batches(long seed) {
        this.random = new Random(seed);
    }

    /** A body and its number of items. */
    record Batch(JsonNode body, int items) {}

    Batch next() {
        String channel = List.of("whatsapp", "messenger", "instagram").get(random.nextInt(3));
        List<JsonNode> sources = this.sources.computeIfAbsent(channel, Batches::sources);
        JsonNode first = sources.get(0);
        ObjectNode body =
                MAPPER.createObjectNode().put("object", first.at("/object").asString());
        ArrayNode entries = body.putArray("entry");
        int items = 0;
        for (int i = random.nextInt(4) + 1; i > 0; i--) {
            items += channel.equals("whatsapp") ? whatsAppEntry(entries, sources) : threadEntry(entries, sources);
        }
        return new Batch(body, items);
    }

    private int whatsAppEntry(ArrayNode entries, List<JsonNode> sources) {
        ArrayNode changes = entries.addObject().put("id", "900100200300400").putArray("changes");
        int items = 0;
        for (int i = random.nextInt(4) + 1; i > 0; i--) {
            ObjectNode change =
                    (ObjectNode) pick(sources).at("/entry/0/changes/0").deepCopy();
            int grown = 0;
            for (String name : ITEM_ARRAYS) {
                if (change.path("value").path(name) instanceof ArrayNode array) {
                    grow(array);
                    grown += array.size();
                }
            }
            changes.add(change);
            items += Math.max(grown, 1);
        }
        return items;
    }

    private int threadEntry(ArrayNode entries, List<JsonNode> sources) {
        ObjectNode entry = (ObjectNode) pick(sources).at("/entry/0").deepCopy();
        int items = 0;
        for (String carrier : List.of("messaging", "standby", "changes")) {
            if (entry.path(carrier) instanceof ArrayNode array) {
                grow(array);
                items += array.size();
            }
        }
        entries.add(entry);
        return Math.max(items, 1);
    }

    /** Repeats items, with malformed ones in between. */
    private void grow(ArrayNode array) {
        JsonNode item = array.get(0);
        for (int i = random.nextInt(5); i > 0; i--) {
            array.insert(random.nextInt(array.size() + 1), random.nextInt(3) == 0 ? malformedItem() : item.deepCopy());
        }
    }

    JsonNode malformedItem() {
        return MAPPER.readTree(
                pick(List.of("null", "17", "-0.5", "true", "\"x\"", "[]", "[{}]", "{}", "{\"id\":[]}", "\"\\ud800\"")));
    }

    <E> E pick(List<E> from) {
        return from.get(random.nextInt(from.size()));
    }

    Random random() {
        return random;
    }

    private static List<JsonNode> sources(String channel) {
        List<JsonNode> sources = new ArrayList<>();
        for (String name : Payload.names()) {
            if (name.startsWith(channel)) {
                sources.add(MAPPER.readTree(Payload.bytes(name)));
            }
        }
        return sources;
    }

    static byte[] bytes(JsonNode body) {
        return MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }
}
