package io.escala.crm.store;

import io.escala.crm.internal.Checks;

/**
 * Identifies one ChangeSet, so that submitting it again after an uncertain commit has no effect.
 *
 * <p>The inbox keeps applied ids for 30 days after {@link ChangeSet#at()}, and then deletes them: a ChangeSet that is submitted again later
 * than that is applied anew. A store by itself keeps them until {@link io.escala.crm.change.IntakeChange.DropOperations} is committed.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}, never used for anything else in the account
 */
public record OperationId(String value) {
    public OperationId {
        Checks.id("OperationId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
