package io.escala.fakemeta;

import io.escala.fakemeta.internal.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Joins deliveries into one body as Meta batches them. */
final class Batch {

    private static final List<String> EVENT_ARRAYS = List.of("messages", "statuses");

    private Batch() {}

    static void addEntry(ArrayNode entries, ObjectNode entry) {
        for (JsonNode known : entries) {
            if (Json.textOrEmpty(known, "id").equals(Json.textOrEmpty(entry, "id"))) {
                if (known.get("messaging") instanceof ArrayNode events
                        && entry.get("messaging") instanceof ArrayNode more) {
                    events.addAll(more);
                    return;
                }
                if (known.get("changes") instanceof ArrayNode changes
                        && entry.get("changes") instanceof ArrayNode more) {
                    more.forEach(change -> addChange(changes, (ObjectNode) change));
                    return;
                }
            }
        }
        entries.add(entry);
    }

    private static void addChange(ArrayNode changes, ObjectNode change) {
        for (JsonNode known : changes) {
            for (String array : EVENT_ARRAYS) {
                if (sameNumber(known, change)
                        && samePeople(
                                known.path("value").path("contacts"),
                                change.path("value").path("contacts"))
                        && known.get("value").get(array) instanceof ArrayNode events
                        && change.get("value").get(array) instanceof ArrayNode more) {
                    events.addAll(more);
                    addContacts((ObjectNode) known.get("value"), change.get("value"));
                    return;
                }
            }
        }
        changes.add(change);
    }

    private static boolean sameNumber(JsonNode one, JsonNode other) {
        return Json.textOrEmpty(one, "field").equals(Json.textOrEmpty(other, "field"))
                && one.path("value").path("metadata").equals(other.path("value").path("metadata"));
    }

    /**
     * Whether both lists describe every shared person identically. They differ after a change of name, and one list contains
     * each person once.
     */
    private static boolean samePeople(JsonNode one, JsonNode other) {
        for (JsonNode card : one) {
            for (JsonNode each : other) {
                boolean samePerson = same(card, each, "user_id") || same(card, each, "wa_id");
                if (samePerson && !card.equals(each)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean same(JsonNode one, JsonNode other, String id) {
        return !Json.textOrEmpty(one, id).isEmpty() && Json.textOrEmpty(one, id).equals(Json.textOrEmpty(other, id));
    }

    private static void addContacts(ObjectNode into, JsonNode from) {
        if (!(from.get("contacts") instanceof ArrayNode more)) {
            return;
        }
        ArrayNode contacts = into.get("contacts") instanceof ArrayNode known ? known : into.putArray("contacts");
        for (JsonNode contact : more) {
            boolean there = false;
            for (JsonNode each : contacts) {
                there = there || each.equals(contact);
            }
            if (!there) {
                contacts.add(contact);
            }
        }
    }
}
