package io.escala.crm.jdbc.internal.write;

import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.IdentityId;
import java.util.Collection;
import java.util.SortedSet;
import java.util.stream.Collectors;

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
