package io.escala.crm.jdbc.internal.write;

import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.text.SearchWords;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person is found by.
 *
 * @param name {@code c/} and a contact, or {@code i/} and an identity
 * @param words the folded words of their names
 * @param numbers their phone numbers
 */
record Person(String name, SortedSet<String> words, SortedSet<String> numbers) {
    /** Begins the name of a person who is a contact. */
    static final String CONTACT = "c/";

    /** Begins the name of a person who is none. */
    static final String IDENTITY = "i/";

    /** Returns a person of whom nothing is known yet. */
    static Person nobody(String name) {
        return new Person(name, new TreeSet<>(), new TreeSet<>());
    }

    /** Whether people are found by keys of a kind: numbers, and keys that are names. */
    static boolean isFoundBy(IdentityKeyKind kind) {
        return kind == IdentityKeyKind.WHATSAPP_NUMBER || !kind.anchors();
    }

    /** Adds the words of the name of an identity. */
    void addName(@Nullable ProfileName profile) {
        String shown = profile == null ? null : profile.display();
        if (shown != null) {
            words.addAll(SearchWords.of(shown));
        }
    }

    /** Adds a key of an identity, of a kind that people are found by. */
    void addKey(IdentityKeyKind kind, String value) {
        if (kind == IdentityKeyKind.WHATSAPP_NUMBER) {
            numbers.add(value);
        } else {
            words.addAll(SearchWords.of(value));
        }
    }

    static String name(IdentityId identity) {
        return IDENTITY + identity;
    }

    static String name(ContactId contact) {
        return CONTACT + contact;
    }

    /** Returns texts in one, each with a character before it that none of them has. */
    static String joined(char before, Collection<String> texts) {
        return texts.stream().map(text -> before + text).collect(Collectors.joining());
    }
}
