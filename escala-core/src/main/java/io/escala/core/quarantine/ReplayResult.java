package io.escala.core.quarantine;

import io.escala.core.access.Refusal;
import java.util.List;
import java.util.Objects;

/** The answer to somebody who asks for a replay. Matched with {@code instanceof}; there are these two. */
public sealed interface ReplayResult {
    /**
     * It was done.
     *
     * @param items what became of each item, in the order they were filed in
     */
    record Done(List<ReplayedItem> items) implements ReplayResult {
        public Done {
            items = List.copyOf(items);
        }
    }

    /**
     * The asker may not.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements ReplayResult {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }
}
