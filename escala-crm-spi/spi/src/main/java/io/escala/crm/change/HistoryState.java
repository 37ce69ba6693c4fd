package io.escala.crm.change;

import io.escala.crm.contact.ContactId;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.history.HistoryItemId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The histories of contacts of a {@link State}. No decision reads them: they are complete in a {@linkplain State#complete() complete state}
 * and otherwise hold what was added. Not thread-safe.
 */
public final class HistoryState {
    private final LoadedRelations loaded;
    private final ContactState contacts;
    private final Map<ContactId, Map<HistoryItemId, HistoryItem>> items = new HashMap<>();
    private final HistoryChange.Cases<Boolean> effects = new Effects();

    HistoryState(LoadedRelations loaded, ContactState contacts) {
        this.loaded = loaded;
        this.contacts = contacts;
    }

    HistoryChange.Cases<Boolean> effects() {
        return effects;
    }

    /** The items of a contact, in no order that means anything. */
    public List<HistoryItem> of(ContactId contact) {
        return List.copyOf(items.getOrDefault(contact, Map.of()).values());
    }

    /** The history goes with its contact. */
    void forget(ContactId contact) {
        items.remove(contact);
    }

    /** What makes empty histories these. */
    Stream<Change> changes() {
        return items.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .map(HistoryChange.AppendItem::new);
    }

    private boolean isMissing(ContactId contact) {
        return loaded.contains(Relation.CONTACTS, contact)
                && contacts.find(contact).isEmpty();
    }

    private final class Effects implements HistoryChange.Cases<Boolean> {
        @Override
        public Boolean appendItem(HistoryChange.AppendItem change) {
            HistoryItem added = change.item();
            if (!isMissing(added.contact())) {
                items.computeIfAbsent(added.contact(), none -> new LinkedHashMap<>())
                        .putIfAbsent(added.id(), added);
            }
            return true;
        }
    }
}
