package io.escala.crm.memory;

import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactOrder;
import io.escala.crm.store.ContactPosition;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ListedContact;
import io.escala.crm.store.Visibility;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of contacts. Not thread-safe. */
final class ContactIndex {
    private final State state;
    private final ConversationIndex conversations;
    private final NavigableMap<String, Entry> entries = new TreeMap<>();

    ContactIndex(State state, ConversationIndex conversations) {
        this.state = state;
        this.conversations = conversations;
    }

    void update(ContactId id) {
        state.contacts()
                .find(id)
                .ifPresentOrElse(
                        contact -> entries.put(
                                id.value(), new Entry(contact, state.contacts().keys(id))),
                        () -> entries.remove(id.value()));
    }

    List<Contact> inOrder(@Nullable CompanyId company, @Nullable ContactId after, int limit) {
        return (after == null ? entries : entries.tailMap(after.value(), false))
                .values().stream()
                        .map(Entry::contact)
                        .filter(contact -> company == null || company.equals(contact.companyId()))
                        .limit(limit)
                        .toList();
    }

    CursorPage<ListedContact> list(ContactSelection selection, @Nullable String after, int limit) {
        ContactOrder order = selection.order();
        ContactPosition from = after == null ? null : ContactPosition.parse(order, after);
        List<Placed> rest = matches(selection)
                .map(found -> found.placed(order, selection.people()))
                .filter(placed -> from == null || placed.place().compareTo(from) > 0)
                .sorted(Comparator.comparing(Placed::place))
                .toList();
        CursorPage<Placed> page =
                Paging.page(rest.iterator(), placed -> placed.place().cursor(), limit);
        return new CursorPage<>(page.items().stream().map(Placed::contact).toList(), page.next());
    }

    long count(ContactSelection selection, long enough) {
        return matches(selection).limit(enough).count();
    }

    private Stream<Found> matches(ContactSelection selection) {
        ContactFilter people = selection.people();
        return entries.values().stream()
                .filter(entry -> people == null || people.matches(entry.contact(), entry.keys(), aliases(entry)))
                .map(entry -> new Found(entry, new ListedContact(entry.contact(), activity(entry))))
                .filter(found -> selection.admits(
                        found.listed(),
                        state.contacts().consents(found.entry().contact().id())));
    }

    private List<IdentityAlias> aliases(Entry entry) {
        return conversations.aliases(entry.contact().id());
    }

    private @Nullable Instant activity(Entry entry) {
        return conversations
                .ofContact(entry.contact().id(), Visibility.ALL)
                .map(Conversation::marks)
                .flatMap(marks -> Stream.ofNullable(marks.get(Mark.ACTIVITY)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A contact with its keys. */
    private record Entry(Contact contact, List<ContactKey> keys) {}

    private record Found(Entry entry, ListedContact listed) {
        Placed placed(ContactOrder order, @Nullable ContactFilter people) {
            ContactFilter.Relevance relevance =
                    people == null ? ContactFilter.Relevance.OTHER : people.relevance(entry.contact(), entry.keys());
            return new Placed(ContactPosition.of(order, listed, relevance), listed);
        }
    }

    private record Placed(ContactPosition place, ListedContact contact) {}
}
