package io.escala.channels.internal.envelope;

import io.escala.channels.internal.wire.EntryParser;
import io.escala.channels.internal.wire.Items;
import io.escala.channels.internal.wire.Json;
import java.util.List;

/** Entries of an {@code object} that is not known: split as all of Meta's are, and kept raw. */
final class UnknownEntries implements EntryParser {
    private static final List<String> CARRIERS = List.of("messaging", "standby", "changes");

    private final String object;

    UnknownEntries(String object) {
        this.object = object;
    }

    @Override
    public void parse(Json entry, Items items) {
        int before = items.size();
        for (String carrier : CARRIERS) {
            for (Json item : entry.get(carrier).elements()) {
                items.addUnrecognized(null, item, object + "/" + carrier);
            }
        }
        if (items.size() == before) {
            items.addUnrecognized(null, entry, object + "/entry");
        }
    }
}
