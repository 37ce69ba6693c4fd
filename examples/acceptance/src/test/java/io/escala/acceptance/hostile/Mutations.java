package io.escala.acceptance.hostile;

import io.escala.acceptance.hostile.Payloads.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies of an entry, each with one hostile text in one place and its own message id, so that copies are different messages. */
final class Mutations {
    private static final String PLACE = "@@hostile@@";
    private static final Set<String> IDS_OF_MESSAGES = Set.of("mid", "message_id");

    /** The senders in the sample bodies. */
    private static final List<String> PEOPLE =
            List.of("5493415550101", "AR.8391027465018273", "24900000000000001", "981200000000000001");

    private final Set<List<String>> seen = new HashSet<>();
    private int copies;

    /** A copy of an entry, as JSON. */
    record Copy(String title, String object, String json) {}

    /** Every copy of an entry. */
    void of(Entry entry, Consumer<Copy> taker) {
        for (List<Object> path : leaves(entry.json())) {
            JsonNode leaf = at(entry.json(), path);
            if (leaf.isString()) {
                HostileText.all().forEach(text -> put(entry, path, text, '"' + text.json() + '"', taker));
            } else if (leaf.isNumber()) {
                HostileText.numbers().forEach(text -> put(entry, path, text, text.json(), taker));
            }
            if (path.get(path.size() - 1) instanceof String) {
                HostileText.names().forEach(text -> rename(entry, path, text, taker));
            }
        }
    }

    /** The unchanged entry, with its own id, from another sender. */
    Copy neighbour(Entry entry) {
        String json = own(entry).toString();
        for (String person : PEOPLE) {
            json = json.replace('"' + person + '"', '"' + person.substring(0, person.length() - 3) + "999\"");
        }
        return new Copy(entry.file(), entry.object(), json);
    }

    private void put(Entry entry, List<Object> path, HostileText text, String json, Consumer<Copy> taker) {
        String name = path.get(path.size() - 1).toString();
        if (text.everywhere() || seen.add(List.of(entry.object(), name, text.title()))) {
            JsonNode copy = own(entry);
            JsonNode parent = at(copy, path.subList(0, path.size() - 1));
            if (parent instanceof ObjectNode object) {
                object.put(name, PLACE);
            } else {
                ((ArrayNode) parent).set((Integer) path.get(path.size() - 1), PLACE);
            }
            taker.accept(new Copy(
                    entry.file() + path + ": " + text.title(),
                    entry.object(),
                    copy.toString().replace('"' + PLACE + '"', json)));
        }
    }

    private void rename(Entry entry, List<Object> path, HostileText text, Consumer<Copy> taker) {
        JsonNode copy = own(entry);
        ObjectNode parent = (ObjectNode) at(copy, path.subList(0, path.size() - 1));
        JsonNode value = parent.remove((String) path.get(path.size() - 1));
        parent.set(PLACE, value);
        taker.accept(new Copy(
                entry.file() + path + " named " + text.title(),
                entry.object(),
                copy.toString().replace(PLACE, text.json())));
    }

    private JsonNode own(Entry entry) {
        JsonNode copy = entry.json().deepCopy();
        number(copy, "-" + ++copies);
        return copy;
    }

    private static void number(JsonNode node, String ending) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                JsonNode value = field.getValue();
                boolean message = value.isString()
                        && (IDS_OF_MESSAGES.contains(field.getKey())
                                || value.stringValue().startsWith("wamid."));
                if (message) {
                    object.put(field.getKey(), value.stringValue() + ending);
                }
                number(value, ending);
            }
        } else {
            node.forEach(item -> number(item, ending));
        }
    }

    private static JsonNode at(JsonNode root, List<Object> path) {
        JsonNode node = root;
        for (Object step : path) {
            node = step instanceof Integer index ? node.get(index) : node.get((String) step);
        }
        return node;
    }

    private static List<List<Object>> leaves(JsonNode root) {
        List<List<Object>> paths = new ArrayList<>();
        collect(root, List.of(), paths);
        return paths;
    }

    private static void collect(JsonNode node, List<Object> path, List<List<Object>> paths) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> collect(field.getValue(), with(path, field.getKey()), paths));
        } else if (node instanceof ArrayNode) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), with(path, i), paths);
            }
        } else {
            paths.add(path);
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}
