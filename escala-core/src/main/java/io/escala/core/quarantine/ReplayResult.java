package io.escala.core.quarantine;

import io.escala.core.access.Refusal;
import java.util.List;
import java.util.Objects;

/** The result of a replay requested by an actor. Two variants, matched with {@code instanceof}. */
public sealed interface ReplayResult {
    /**
     * The replay ran.
     *
     * @param items the outcome of each item, in the order in which they were filed
     */
    record Done(List<ReplayedItem> items) implements ReplayResult {
        public Done {
            items = List.copyOf(items);
        }
    }

    /**
     * The actor may not replay.
     *
     * @param refusal the refusal
     */
    record Refused(Refusal refusal) implements ReplayResult {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }
}
