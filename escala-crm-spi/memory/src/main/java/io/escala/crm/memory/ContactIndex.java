package io.escala.crm.memory;

import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.CursorPage;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What contacts are searched by, in order of their ids. Not thread-safe. */
final class ContactIndex {
    private final State state;
    private final NavigableMap<String, Entry> entries = new TreeMap<>();

    ContactIndex(State state) {
        this.state = state;
    }

    void update(ContactId id) {
        state.contacts()
                .find(id)
                .ifPresentOrElse(
                        contact -> entries.put(
                                id.value(), new Entry(contact, state.contacts().keys(id))),
                        () -> entries.remove(id.value()));
    }

    CursorPage<Contact> search(ContactFilter filter, @Nullable String after, int limit) {
        return Paging.page(
                matches(filter, after).iterator(), contact -> contact.id().value(), limit);
    }

    long count(ContactFilter filter) {
        return matches(filter, null).count();
    }

    private Stream<Contact> matches(ContactFilter filter, @Nullable String after) {
        NavigableMap<String, Entry> rest = after == null ? entries : entries.tailMap(after, false);
        return rest.values().stream().filter(entry -> entry.matches(filter)).map(Entry::contact);
    }

    /** A contact with its keys. */
    private record Entry(Contact contact, List<ContactKey> keys) {
        boolean matches(ContactFilter filter) {
            return filter.matches(contact, keys);
        }
    }
}
