package io.escala.acceptance.convergence;

import io.escala.acceptance.stage.Grounds;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every history there is. */
final class Histories {
    private Histories() {}

    static Stream<History> all(Grounds grounds) {
        return names().entrySet().stream().map(each -> Tale.told(each.getKey(), grounds, each.getValue()));
    }

    static History named(String name, Grounds grounds) {
        Consumer<Tale> story = names().get(name);
        if (story == null) {
            throw new IllegalArgumentException("no history is called " + name);
        }
        return Tale.told(name, grounds, story);
    }

    private static Map<String, Consumer<Tale>> names() {
        Map<String, Consumer<Tale>> all = new TreeMap<>(WhatsAppHistories.all());
        all.putAll(DirectHistories.all());
        return all;
    }
}
