package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RevokeKey;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.CursorPage;
import io.escala.crm.text.TextSplitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts are found by name, phone or e-mail; no typed character has a special meaning. */
abstract class ContactSearchContract extends StoreContract {
    @BeforeEach
    void putPeople() {
        put("jose", "José-María", "Álvarez");
        put("maria", "Maria", "Jones");
        put("ivan", "Иван", "Петров");
        put("club", "5491 Club", null);
        put("percent", "Percent", null);
        put("underscore", "Underscore", null);
        put("letter", "Letter", null);
        commitApplied(
                new GrantKey(acme.phone("jose", "5491155550001", KeyRole.PRIMARY)),
                new GrantKey(acme.phone("maria", "34600111222", KeyRole.SECONDARY)),
                new GrantKey(acme.phone("ivan", "79161234567", KeyRole.WHATSAPP)),
                new GrantKey(acme.email("jose", "jose@example.com", KeyRole.PRIMARY)),
                new GrantKey(acme.email("maria", "m.jones@example.com", KeyRole.SECONDARY)),
                new GrantKey(acme.email("percent", "a%b@example.com", KeyRole.PRIMARY)),
                new GrantKey(acme.email("underscore", "a_b@example.com", KeyRole.PRIMARY)),
                new GrantKey(acme.email("letter", "axb@example.com", KeyRole.PRIMARY)));
    }

    @ParameterizedTest
    @CsvSource({
        "jose,              jose",
        "JOSÉ,              jose",
        "mar,               'jose,maria'",
        "alv jos,           jose",
        "maria jones,       maria",
        "jones maria,       maria",
        "maria alvarez,     jose",
        "ИВАН,              ivan",
        "петр,              ivan",
        "5491 cl,           club",
    })
    void everyWordMatchesAPrefixOfAWordOfTheName(String term, String found) {
        assertFinds(ContactFilter.of(term), TextSplitter.parts(found, ',').toArray(new String[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "34600111222,       maria",
        "+34 600-111-222,   maria",
        "111,               maria",
        "4567,              ivan",
        "1155550001,        jose",
        "5491,              'club,jose'",
    })
    void digitsMatchAnywhereInAPhone(String term, String found) {
        assertFinds(ContactFilter.of(term), TextSplitter.parts(found, ',').toArray(new String[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "jose@,                 jose",
        "JOSE@EXAMPLE.COM,      jose",
        "m.jones@example.com,   maria",
        "m.j,                   maria",
    })
    void emailsMatchByPrefix(String term, String found) {
        assertFinds(
                new ContactFilter(List.of(), List.of(), ContactFilter.of(term).emailPrefix(), null), found);
    }

    @ParameterizedTest
    @CsvSource({
        "@example.com,     'jose,letter,maria,percent,underscore'",
        "EXAMPLE.com,      'jose,letter,maria,percent,underscore'",
        "@exa,             'jose,letter,maria,percent,underscore'",
        "@example.co.uk,   ''",
        "xample.com,       ''",
        "@%,               ''",
        "@_xample.com,     ''",
    })
    void emailsMatchByTheStartOfTheDomain(String term, String found) {
        assertFinds(
                new ContactFilter(
                        List.of(), List.of(), null, ContactFilter.of(term).emailDomain()),
                found.isEmpty() ? new String[0] : TextSplitter.parts(found, ',').toArray(new String[0]));
        assertFinds(ContactFilter.of("letter"), "letter");
    }

    @Test
    void anyOfSeveralSequencesOfDigitsMatches() {
        assertFinds(new ContactFilter(List.of(), List.of("600111", "9161"), null, null), "ivan", "maria");
    }

    @ParameterizedTest
    @ValueSource(strings = {"osé", "lvarez", "ose@example.com", "maria zz", "99999"})
    void otherFieldsAreNotSearched(String term) {
        assertFinds(ContactFilter.of(term));
        assertFinds(ContactFilter.of("jose"), "jose");
    }

    @ParameterizedTest
    @CsvSource({"a%b, percent", "a_b, underscore", "axb, letter", "a%, percent", "a_, underscore"})
    void wildcardsInAnEmailAreLiteral(String term, String found) {
        assertFinds(
                new ContactFilter(List.of(), List.of(), ContactFilter.of(term).emailPrefix(), null), found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%%",
                "_",
                "\\",
                "\\%",
                "a\\",
                "'",
                "''",
                "\"",
                "';--",
                "Robert'); DROP TABLE contacts;--",
                "*",
                "?",
                "[a-z]",
                "^j",
                ".*",
                "%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a"
            })
    void specialCharactersAreLiteral(String term) {
        assertFinds(new ContactFilter(List.of(term), List.of(), null, null));
        assertFinds(new ContactFilter(List.of(), List.of(term), null, null));
        assertFinds(new ContactFilter(List.of(), List.of(), term, null));
        assertFinds(new ContactFilter(List.of(), List.of(), null, term));
        assertFinds(ContactFilter.of("letter"), "letter");
    }

    @Test
    void emptyFilterFindsNobody() {
        assertFinds(new ContactFilter(List.of(), List.of(), null, null));
        assertFinds(ContactFilter.of("letter"), "letter");
    }

    @Test
    void contactMatchesByAnyPart() {
        assertFinds(
                new ContactFilter(List.of("jones"), List.of("999", "4567"), "jose@", null), "ivan", "jose", "maria");
    }

    @Test
    void searchReflectsEdits() {
        Contact renamed = acme.contact("letter", "Letter", null)
                .withNames("Renamed", "Person", Origin.PERSON)
                .withVersion(1);

        commitApplied(new EditContact(renamed));

        assertFinds(ContactFilter.of("letter"));
        assertFinds(ContactFilter.of("renamed"), "letter");
        assertThat(store.searchContacts(ACME, ContactFilter.of("renamed"), null, 10)
                        .items())
                .containsExactly(renamed);
    }

    @Test
    void searchReflectsKeys() {
        ContactKey phone = acme.phone("jose", "5491155550001", KeyRole.PRIMARY);

        commitApplied(
                new RevokeKey(phone, phone.roles()),
                new GrantKey(acme.phone("letter", "5491155550001", KeyRole.PRIMARY)));

        assertFinds(ContactFilter.of("55550001"), "letter");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 21, 100})
    void pagesTogetherAreTheWholeListInOrderOfIds(int limit) {
        List<String> ids = new ArrayList<>(List.of("A", "Z", "_", "a", "a-1", "a.1", "z"));
        for (int i = 10; i < 24; i++) {
            ids.add("p" + i);
        }
        ids.forEach(id -> put(id, "Paged", id));

        List<Contact> all =
                Pages.all(limit, (after, size) -> store.searchContacts(ACME, ContactFilter.of("paged"), after, size));

        Collections.sort(ids);
        assertThat(all).extracting(contact -> contact.id().value()).containsExactlyElementsOf(ids);
        assertThat(store.countContacts(ACME, ContactFilter.of("paged"))).isEqualTo(21);
    }

    @Test
    void contactAddedWhilePagingCausesNoGapsOrRepeats() {
        for (String id : List.of("b", "d", "f", "h")) {
            put(id, "Paged", null);
        }
        CursorPage<Contact> first = store.searchContacts(ACME, ContactFilter.of("paged"), null, 2);

        put("a", "Paged", null);
        put("c", "Paged", null);
        put("e", "Paged", null);

        List<Contact> rest = Pages.all(
                2,
                (after, size) -> store.searchContacts(
                        ACME, ContactFilter.of("paged"), after == null ? first.next() : after, size));
        assertThat(first.items()).extracting(contact -> contact.id().value()).containsExactly("b", "d");
        assertThat(rest).extracting(contact -> contact.id().value()).containsExactly("e", "f", "h");
    }

    private void put(String id, String firstName, @Nullable String lastName) {
        Contact contact = acme.contact(id).withNames(firstName, lastName, Origin.PERSON);
        commitApplied(new AddContact(contact));
    }

    private void assertFinds(ContactFilter filter, String... ids) {
        assertThat(store.searchContacts(ACME, filter, null, 100).items())
                .extracting(contact -> contact.id().value())
                .containsExactly(ids);
        assertThat(store.countContacts(ACME, filter)).isEqualTo(ids.length);
    }
}
