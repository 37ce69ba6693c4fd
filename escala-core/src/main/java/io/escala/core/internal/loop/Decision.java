package io.escala.core.internal.loop;

import io.escala.crm.store.ChangeSet;
import java.util.List;
import java.util.Optional;

/**
 * A decision: what to commit, if anything, and the answer that is valid once it is committed.
 *
 * @param changeSet what to commit, or empty when nothing changes
 * @param answer the answer
 * @param <R> the type of the answer
 */
public record Decision<R>(Optional<ChangeSet> changeSet, R answer) {
    /**
     * Creates a decision without changes.
     *
     * @param answer the answer
     * @param <R> the type of the answer
     * @return the decision
     */
    public static <R> Decision<R> nothing(R answer) {
        return new Decision<>(Optional.empty(), answer);
    }

    /**
     * Creates a decision to commit.
     *
     * @param unit the changes
     * @param answer the answer, valid once they are committed
     * @param <R> the type of the answer
     * @return the decision
     */
    public static <R> Decision<R> commit(UnitOfWork unit, R answer) {
        return new Decision<>(unit.changeSet(), answer);
    }

    /** Returns the ChangeSet as a list of none or one. */
    public List<ChangeSet> changeSets() {
        return changeSet.map(List::of).orElse(List.of());
    }
}
