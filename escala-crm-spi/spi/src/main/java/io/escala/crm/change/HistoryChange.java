package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.history.HistoryItem;
import java.util.Objects;
import java.util.Optional;

/** A change of the history of a contact. Match it with {@link #accept(Cases)}. */
public sealed interface HistoryChange extends Change {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.history(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R appendItem(AppendItem change);
    }

    /**
     * Appends an item to the history of its contact. One whose id the contact has changes nothing, and neither does one of a contact that is
     * not there. Commutes.
     *
     * @param item the item
     */
    record AppendItem(HistoryItem item) implements HistoryChange {
        public AppendItem {
            Objects.requireNonNull(item, "item");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.appendItem(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(item.account());
        }
    }
}
