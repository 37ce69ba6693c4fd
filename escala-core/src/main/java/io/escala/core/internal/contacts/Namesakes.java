package io.escala.core.internal.contacts;

import io.escala.core.contacts.NewContact;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.result.Notice;
import io.escala.crm.AccountId;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.CrmStore;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.TextSplitter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Contacts of the same name, who may be the same person (S68). Names suggest, and never link. */
final class Namesakes {
    private static final int MOST = 5;
    private static final int READ = 50;

    private Namesakes() {}

    /** The folded name of a form, if it has at least two words: a first name alone is everybody's. */
    static String of(NewContact form) {
        String name = SafeText.searchKey(
                form.firstName().orElse("") + " " + form.lastName().orElse(""));
        return name.indexOf(' ') < 0 ? "" : name;
    }

    /** Reads the contacts that have every word of a folded name, or words that begin so; of many, some. */
    static List<ContactId> read(CrmStore store, AccountId account, String name) {
        return name.isEmpty()
                ? List.of()
                : store
                        .searchContacts(
                                account,
                                ContactSelection.EVERYBODY.matching(
                                        new ContactFilter(TextSplitter.parts(name, ' '), List.of(), null, null)),
                                null,
                                READ)
                        .items()
                        .stream()
                        .map(listed -> listed.contact().id())
                        .toList();
    }

    /** Loads the contacts that may have a folded name. */
    static void load(CrmStore store, AccountId account, StateLoader loader, String name) {
        loader.contacts(read(store, account, name));
    }

    /** A notice for each contact among those loaded that has a folded name, its words in any order. */
    static List<Notice> notices(State state, String name) {
        return name.isEmpty()
                ? List.of()
                : state.contacts().all().stream()
                        .filter(other -> same(name, other.searchKey()))
                        .map(Contact::id)
                        .sorted(Comparator.comparing(ContactId::value))
                        .limit(MOST)
                        .map(other -> Notice.about(Notice.Kind.SAME_NAME, other))
                        .toList();
    }

    /** Whether two folded names have the same words. */
    static boolean same(String name, String other) {
        return words(name).sorted().toList().equals(words(other).sorted().toList());
    }

    /** Whether a folded name has every word of another, and more. */
    static boolean has(String longer, String name) {
        Set<String> all = words(longer).collect(Collectors.toSet());
        return words(name).allMatch(all::contains);
    }

    private static Stream<String> words(String name) {
        return TextSplitter.parts(name, ' ').stream();
    }
}
