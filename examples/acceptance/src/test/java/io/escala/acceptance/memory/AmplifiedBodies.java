package io.escala.acceptance.memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Bodies of up to 1 MiB with maximal shared data and maximal items. */
final class AmplifiedBodies {
    /** Body sizes are a little below 1 MiB, so that the surrounding JSON still fits. */
    private static final int SIZE = 1_000_000;

    private static final int ITEMS = 200;

    /** Arrays that are the same in nearly every sample. */
    private static final Set<String> ENVELOPE = Set.of("entry", "changes", "contacts");

    private static final int MANY = 45_000;

    private AmplifiedBodies() {}

    /** How a body is processed: filing is slow, so similar bodies are filed in one way, or only read. */
    enum Way {
        READ,
        DIRECT,
        JOURNAL,
        MEMORY
    }

    /**
     * A body.
     *
     * @param name what it is
     * @param ways how it is processed
     * @param bytes makes it
     */
    record Body(String name, Set<Way> ways, Supplier<byte[]> bytes) {}

    static List<Body> all() {
        List<Body> bodies = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (BodyShape shape : BodyShape.all()) {
            for (String array : shape.arrays()) {
                shared(shape, array, seen, bodies);
            }
            own(shape, seen, bodies);
        }
        String card = "{\"wa_id\":\"5493415550101\",\"profile\":{\"name\":\"" + " \u0416".repeat(1_000) + "\"}}";
        for (String items : List.of("messages", "statuses", "calls", "tomorrow")) {
            bodies.add(tiny(
                    "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"9\",\"changes\":[{\"field\":\"messages\","
                            + "\"value\":{\"metadata\":{\"phone_number_id\":\"700800900100200\"},\"contacts\":[" + card
                            + "],\"" + items
                            + "\":[",
                    "{\"id\":\"#\"},",
                    "{}]}}]}]}"));
        }
        bodies.add(tiny("{\"object\":\"page\",\"entry\":[{\"id\":\"9\",\"messaging\":[", "{\"#\":{}},", "{}]}]}"));
        bodies.add(tiny(
                "{\"object\":\"" + " \u0416".repeat(1_000) + "\",\"entry\":[{\"changes\":[", "{\"#\":{}},", "{}]}]}"));
        return bodies;
    }

    /** As many items as fit, beside their shared data. */
    private static Body tiny(String before, String item, String after) {
        // Memory of filing is checked once.
        Set<Way> ways = before.contains("\"messages\":[") ? EnumSet.of(Way.READ, Way.DIRECT) : EnumSet.of(Way.READ);
        return new Body(before.substring(0, 40) + "... many of " + item, ways, () -> {
            StringBuilder body = new StringBuilder(before);
            for (int i = 0; i < MANY; i++) {
                body.append(item.replace("#", Integer.toString(i)));
            }
            return body.append(after).toString().getBytes(StandardCharsets.UTF_8);
        });
    }

    /** Many items, and long texts around them: all at once, then one by one where no other file had them at that place. */
    private static void shared(BodyShape shape, String array, Set<String> seen, List<Body> bodies) {
        List<String> around = shape.textsOutside(array);
        String place = shape.channel() + array;
        boolean first = seen.add(place);
        if (around.isEmpty() || (!first && ENVELOPE.contains(array.substring(array.lastIndexOf('/') + 1)))) {
            return;
        }
        bodies.add(
                body(shape, array, ITEMS, around, "\u0416", first ? EnumSet.allOf(Way.class) : EnumSet.of(Way.READ)));
        for (String text : around) {
            if (seen.add(place + " " + text)) {
                // A letter of two bytes, a mark, and what may be an id.
                String by = List.of("\u0416", "\u0301", "7").get(seen.size() % 3);
                Set<Way> ways = first ? EnumSet.of(Way.READ, Way.DIRECT) : EnumSet.of(Way.READ);
                bodies.add(body(shape, array, ITEMS, List.of(text), by, ways));
            }
        }
    }

    private static void own(BodyShape shape, Set<String> seen, List<Body> bodies) {
        List<String> texts = shape.texts();
        Way filed = bodies.size() % 2 == 0 ? Way.DIRECT : Way.JOURNAL;
        bodies.add(body(shape, "", 1, texts, "\u0416", EnumSet.of(Way.READ, filed)));
        for (String text : texts) {
            // Texts of one name are read alike.
            if (seen.add(shape.channel() + text.substring(text.lastIndexOf('/')))) {
                bodies.add(body(shape, "", 1, List.of(text), "7", EnumSet.of(Way.READ)));
            }
        }
    }

    private static Body body(BodyShape shape, String array, int times, List<String> longer, String by, Set<Way> ways) {
        String name = shape.name() + " " + times + " of " + array + " with long "
                + (longer.size() == 1 ? longer.get(0) : longer.size() + " texts") + " of " + (int) by.charAt(0);
        return new Body(name, ways, () -> {
            int one = shape.blownUp(array, 1, List.of(), "").length;
            int items = Math.max(1, Math.min(times, SIZE / 2 / one));
            int room = SIZE - items * (one + 8);
            int bytes = by.getBytes(StandardCharsets.UTF_8).length;
            return shape.blownUp(array, items, longer, by.repeat(Math.max(1, room / longer.size() / bytes)));
        });
    }
}
