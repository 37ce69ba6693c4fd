package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the lines of all accounts are, by Meta's ids. Not thread-safe. */
final class LineIndex {
    /** A line of an account. */
    record Place(AccountId account, LineId line) {}

    private final Map<LineKey, Place> places = new HashMap<>();

    Optional<Place> find(LineKey key) {
        return Optional.ofNullable(places.get(key));
    }

    Collection<Place> all() {
        return List.copyOf(places.values());
    }

    void connected(Line line) {
        places.put(line.key(), new Place(line.account(), line.id()));
    }

    /** A key that another line has by now stays with it. */
    void removed(Line line, LineKey key) {
        places.remove(key, new Place(line.account(), line.id()));
    }
}
