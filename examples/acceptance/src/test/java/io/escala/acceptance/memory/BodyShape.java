package io.escala.acceptance.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body as Meta sends it, to be blown up: one of its arrays repeated, and texts made long.
 *
 * @param name the file it is from
 * @param json the body
 */
record BodyShape(String name, JsonNode json) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path FOLDER = Path.of("../../escala-channels/meta/src/test/resources/payloads");

    /** Every body there is. */
    static List<BodyShape> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new BodyShape(FOLDER.relativize(file).toString(), MAPPER.readTree(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The channel it comes through, as the folder is called. */
    String channel() {
        return name.substring(0, name.indexOf('/'));
    }

    /** Where every array of objects stands, as a pointer. */
    List<String> arrays() {
        List<String> found = new ArrayList<>();
        walk("", json, found, true);
        return found;
    }

    /** Where every text stands that is not below a pointer. */
    List<String> textsOutside(String below) {
        List<String> found = new ArrayList<>();
        walk("", json, found, false);
        found.removeIf(text -> text.startsWith(below + "/"));
        return found;
    }

    /** Where every text stands. */
    List<String> texts() {
        List<String> found = new ArrayList<>();
        walk("", json, found, false);
        return found;
    }

    private static void walk(String at, JsonNode node, List<String> found, boolean arrays) {
        if (node.isArray()) {
            if (arrays && !node.isEmpty() && node.get(0).isObject()) {
                found.add(at);
            }
            for (int i = 0; i < node.size(); i++) {
                walk(at + "/" + i, node.get(i), found, arrays);
            }
        } else if (node.isObject()) {
            node.propertyStream().forEach(field -> walk(at + "/" + field.getKey(), field.getValue(), found, arrays));
        } else if (!arrays && node.isString()) {
            found.add(at);
        }
    }

    /** The body with an array repeated, each element with ids of its own, and the texts at some places so much longer. */
    byte[] blownUp(String array, int times, List<String> longer, String by) {
        JsonNode copy = json.deepCopy();
        for (String text : longer) {
            replace(copy, text, copy.at(text).asString() + by);
        }
        if (times > 1) {
            ArrayNode elements = (ArrayNode) copy.at(array);
            List<JsonNode> originals = new ArrayList<>();
            elements.forEach(originals::add);
            for (int i = 1; i < times; i++) {
                for (JsonNode original : originals) {
                    elements.add(renumbered(original, i));
                }
            }
        }
        return MAPPER.writeValueAsBytes(copy);
    }

    private static void replace(JsonNode root, String pointer, String text) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = root.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.put(last, text);
        } else if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), text);
        }
    }

    private static JsonNode renumbered(JsonNode original, int number) {
        JsonNode copy = original.deepCopy();
        renumber(copy, number);
        return copy;
    }

    /** Replaces the ids of a message, so that no element is a mere repetition. */
    private static void renumber(JsonNode node, int number) {
        for (String id : new String[] {"id", "mid"}) {
            if (node instanceof ObjectNode object
                    && object.path(id).isString()
                    && object.has(id.equals("id") ? "from" : id)) {
                object.put(id, object.get(id).asString() + number);
            }
        }
        node.forEach(child -> renumber(child, number));
    }
}
