package io.escala.crm.memory;

import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.CursorPage;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folded search texts of contacts, in order of their ids. Not thread-safe. */
final class ContactIndex {
    private final State state;
    private final NavigableMap<String, Entry> entries = new TreeMap<>();

    ContactIndex(State state) {
        this.state = state;
    }

    void update(ContactId id) {
        state.contacts().find(id).ifPresent(contact -> {
            List<ContactKey> keys = state.contacts().keys(id);
            entries.put(
                    id.value(),
                    new Entry(
                            contact,
                            " " + contact.searchKey(),
                            values(keys, ContactKeyKind.PHONE),
                            values(keys, ContactKeyKind.EMAIL)));
        });
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

    private static List<String> values(List<ContactKey> keys, ContactKeyKind kind) {
        return keys.stream()
                .filter(key -> key.value().kind() == kind)
                .map(key -> key.value().value())
                .toList();
    }

    /**
     * The search texts of a contact.
     *
     * @param name its folded name with a space before each word, so that a prefix search finds the beginning of a word
     */
    private record Entry(Contact contact, String name, List<String> phones, List<String> emails) {
        boolean matches(ContactFilter filter) {
            String emailPrefix = filter.emailPrefix();
            String emailDomain = filter.emailDomain();
            return (!filter.words().isEmpty() && filter.words().stream().allMatch(word -> name.contains(" " + word)))
                    || filter.digits().stream()
                            .anyMatch(digits -> phones.stream().anyMatch(phone -> phone.contains(digits)))
                    || (emailPrefix != null && emails.stream().anyMatch(email -> email.startsWith(emailPrefix)))
                    || (emailDomain != null && emails.stream().anyMatch(email -> email.contains("@" + emailDomain)));
        }
    }
}
