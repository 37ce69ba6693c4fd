package io.escala.core.quarantine;

import io.escala.core.result.Receipt;
import java.util.List;
import java.util.Objects;

/**
 * The outcome of one replayed item of the quarantine.
 *
 * @param id its id in the quarantine
 * @param state where it is now
 * @param events the outcome of each event in it, in order; empty when it was gone, or contains nothing readable
 */
public record ReplayedItem(String id, State state, List<Receipt.Item> events) {
    /** Whether an item is still in the quarantine. */
    public enum State {
        /** Everything in it is filed, or was filed before: it has left the quarantine. */
        FILED,
        /** It was quarantined again, for another reason or in another account, and removed from its previous place. */
        MOVED,
        /** It was quarantined again unchanged, and is still there. */
        STAYS,
        /** It was not there: it was replayed by another caller, or has expired. */
        GONE
    }

    public ReplayedItem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        events = List.copyOf(events);
    }

    public static ReplayedItem gone(String id) {
        return new ReplayedItem(id, State.GONE, List.of());
    }
}
