package io.escala.crm.change;

import io.escala.crm.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * One change of an account's data. A closed family of families, one per aggregate; match it with {@link #accept(Cases)}, and each
 * family with its own {@code Cases}. A change says itself which account it names, which claims it takes and releases and what must
 * exist before it, so a decision cannot forget any of it. Its effect is written once, in {@link State#apply(Change)}; a store that
 * keeps its data otherwise must end with the same result.
 *
 * <p>Immutable.
 */
public sealed interface Change
        permits AccountChange,
                TeamChange,
                IdentityChange,
                ContactChange,
                RecordChange,
                ConversationChange,
                IntakeChange,
                LibraryChange,
                ScheduleChange,
                AuditChange,
                HistoryChange {
    /** Calls the case of this family and returns its result. */
    <R> R accept(Cases<R> cases);

    /** The account that the change names; empty for a change that holds ids only, which are looked up in the ChangeSet's account. */
    default Optional<AccountId> namedAccount() {
        return Optional.empty();
    }

    /** The claims that must be free, or held by the same holder already: claim and new holder. */
    default List<Holding> takes() {
        return List.of();
    }

    /** The claims that become free: claim and old holder. A claim that the old holder does not hold is left alone. */
    default List<Holding> releases() {
        return List.of();
    }

    /**
     * What must exist, or must not, when the change is applied. A ChangeSet that breaks one is a mistake of its author, not a
     * conflict: the store refuses it with {@link IllegalArgumentException}.
     */
    default List<Requirement> requirements() {
        return List.of();
    }

    /** One method per family. */
    interface Cases<R> {
        R account(AccountChange change);

        R team(TeamChange change);

        R identity(IdentityChange change);

        R contact(ContactChange change);

        R record(RecordChange change);

        R conversation(ConversationChange change);

        R intake(IntakeChange change);

        R library(LibraryChange change);

        R schedule(ScheduleChange change);

        R audit(AuditChange change);

        R history(HistoryChange change);
    }
}
