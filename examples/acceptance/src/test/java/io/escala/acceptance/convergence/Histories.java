package io.escala.acceptance.convergence;

import io.escala.acceptance.fixture.StoreSetups;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All histories. */
final class Histories {
    private Histories() {}

    static Stream<History> all(StoreSetups setups) {
        return names().entrySet().stream().map(each -> HistoryBuilder.told(each.getKey(), setups, each.getValue()));
    }

    static History named(String name, StoreSetups setups) {
        Consumer<HistoryBuilder> story = names().get(name);
        if (story == null) {
            throw new IllegalArgumentException("no history is called " + name);
        }
        return HistoryBuilder.told(name, setups, story);
    }

    private static Map<String, Consumer<HistoryBuilder>> names() {
        Map<String, Consumer<HistoryBuilder>> all = new TreeMap<>(WhatsAppHistories.all());
        all.putAll(DirectHistories.all());
        return all;
    }
}
