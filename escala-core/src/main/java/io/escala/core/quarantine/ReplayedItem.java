package io.escala.core.quarantine;

import io.escala.core.channel.Receipt;
import java.util.List;
import java.util.Objects;

/**
 * What became of something that was quarantined, after it was read and filed once more.
 *
 * @param id its id in the quarantine
 * @param outcome whether it is still there
 * @param events what became of each event in it, in order; none when it was gone, or holds nothing that could be read
 */
public record ReplayedItem(String id, Outcome outcome, List<Receipt.Item> events) {
    /** Whether it is still in the quarantine. */
    public enum Outcome {
        /** Everything in it is filed, or was there already: it has left the quarantine. */
        FILED,
        /** It was quarantined again, for another reason or in another account, and has left the place it was in. */
        MOVED,
        /** It was quarantined again as it was, and stays. */
        STAYS,
        /** It was not there: somebody else replayed it, or it was kept long enough. */
        GONE
    }

    public ReplayedItem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(outcome, "outcome");
        events = List.copyOf(events);
    }

    public static ReplayedItem gone(String id) {
        return new ReplayedItem(id, Outcome.GONE, List.of());
    }
}
