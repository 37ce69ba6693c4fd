package io.escala.channels.internal.envelope;

import io.escala.channels.internal.wire.EntryParser;
import io.escala.channels.internal.wire.EventCollector;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Splits the entries of an unknown {@code object} like all of Meta's, and keeps the items raw. */
final class UnknownEntries implements EntryParser {
    private static final List<String> CARRIERS = List.of("messaging", "standby", "changes");

    private final String object;
    private final Map<String, String> kinds;

    UnknownEntries(String object) {
        this.object = object;
        this.kinds = CARRIERS.stream().collect(Collectors.toMap(carrier -> carrier, carrier -> kind(object, carrier)));
    }

    @Override
    public void parse(JsonValue entry, EventCollector items) {
        int before = items.size();
        for (String carrier : CARRIERS) {
            for (JsonValue item : entry.get(carrier).elements()) {
                items.addUnrecognized(null, item, kinds.getOrDefault(carrier, carrier));
            }
        }
        if (items.size() == before) {
            items.addUnrecognized(null, entry, object + "/entry");
        }
    }

    /** Cleaned once, so that all items share the string. */
    private static String kind(String object, String carrier) {
        return Objects.requireNonNullElse(SafeText.name(object + "/" + carrier), carrier);
    }
}
