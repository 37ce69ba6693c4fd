package io.escala.core.internal.loop;

import io.escala.crm.store.ChangeSet;
import java.util.List;
import java.util.Optional;

/**
 * What a decision came to: what to commit, if anything, and the answer that holds once it is committed.
 *
 * @param changeSet what to commit, or empty when nothing is to change
 * @param answer the answer
 * @param <R> what is answered
 */
public record Decision<R>(Optional<ChangeSet> changeSet, R answer) {
    /**
     * An answer that changes nothing.
     *
     * @param answer the answer
     * @param <R> what is answered
     * @return the decision
     */
    public static <R> Decision<R> nothing(R answer) {
        return new Decision<>(Optional.empty(), answer);
    }

    /**
     * An answer that holds once a ChangeSet is committed.
     *
     * @param unit what was decided
     * @param answer the answer
     * @param <R> what is answered
     * @return the decision
     */
    public static <R> Decision<R> commit(UnitOfWork unit, R answer) {
        return new Decision<>(unit.changeSet(), answer);
    }

    /**
     * The ChangeSet as a list.
     *
     * @return none or one
     */
    public List<ChangeSet> changeSets() {
        return changeSet.map(List::of).orElse(List.of());
    }
}
