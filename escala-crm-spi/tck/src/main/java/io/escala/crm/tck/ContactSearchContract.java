package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RevokeKey;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.EndAlias;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ListedContact;
import io.escala.crm.text.TextSplitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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

    @ParameterizedTest
    @CsvSource({
        "jardín,        jose",
        "jose jard,     jose",
        "sur alvarez,   jose",
        "ardin,         ''",
        "jones jardin,  ''",
    })
    void companyIsSearchedWithTheName(String term, String found) {
        commitApplied(new EditContact(acme.contact("jose", "José-María", "Álvarez")
                .withCompany("Jardín del Sur", Origin.PERSON)
                .withVersion(1)));

        assertFinds(ContactFilter.of(term), found.isEmpty() ? new String[0] : new String[] {found});
        assertFinds(ContactFilter.of("jones"), "maria");
    }

    @ParameterizedTest
    @CsvSource({
        "@la.tienda_,   'club,maria'",
        "LA.TIENDA,     'club,maria'",
        "la.tienda_99,  club",
        "nick,          ivan",
        "tienda,        ''",
        "gone,          ''",
        "la%tienda,     ''",
    })
    void userNamesOfItsPeopleMatchByTheirBeginning(String term, String found) {
        commitApplied(
                new GrantKey(key("maria", ContactKeyKind.INSTAGRAM_USER_NAME, "la.tienda_")),
                new AddIdentity(acme.identity("one")),
                new AddIdentity(acme.identity("other")),
                new SeeAlias(userName("one", IdentityKeyKind.INSTAGRAM_USER_NAME, "la.tienda_99")),
                new SeeAlias(userName("one", IdentityKeyKind.INSTAGRAM_USER_NAME, "gone")),
                new EndAlias(userName("one", IdentityKeyKind.INSTAGRAM_USER_NAME, "gone"), NOON.plusSeconds(1)),
                new SeeAlias(userName("other", IdentityKeyKind.WHATSAPP_USER_NAME, "nick")),
                new LinkIdentity(acme.identity("one").id(), new ContactId("club")),
                new LinkIdentity(acme.identity("other").id(), new ContactId("ivan")));

        ContactFilter only = new ContactFilter(
                List.of(), List.of(), null, null, ContactFilter.of(term).userName(), null, Set.of());
        assertFinds(
                only,
                found.isEmpty() ? new String[0] : TextSplitter.parts(found, ',').toArray(new String[0]));
        assertFinds(ContactFilter.of("@nick"), "ivan");

        commitApplied(new LinkIdentity(acme.identity("other").id(), null));

        assertFinds(ContactFilter.of("@nick"));
    }

    @ParameterizedTest
    @CsvSource({
        "DNI-30%,       maria",
        "DNI-3,         'jose,maria'",
        "dni-3,         ''",
        "NI-3,          ''",
        "crm-0042,      club",
        "crm-004,       ''",
        "CRM-0042,      ''",
    })
    void idFieldMatchesByItsBeginningAndAnExternalReferenceAsAWhole(String term, String found) {
        commitApplied(
                new GrantKey(key("jose", ContactKeyKind.ID_FIELD, "DNI-301")),
                new GrantKey(key("maria", ContactKeyKind.ID_FIELD, "DNI-30%")),
                new GrantKey(key("club", ContactKeyKind.EXTERNAL_REFERENCE, "crm-0042")));

        assertFinds(
                ContactFilter.of(term),
                found.isEmpty() ? new String[0] : TextSplitter.parts(found, ',').toArray(new String[0]));
        assertFinds(ContactFilter.of("DNI-301"), "jose");
    }

    @Test
    void contactsThatTheTextIsAKeyOfComeFirstThenThoseWhoseNameBeginsWithIt() {
        put("z-company", "Zoe", null);
        put("y-later", "Carla", "Ana");
        put("x-swapped", "Paz", "Ana");
        put("w-name", "Ana", "Luz Paz");
        put("v-key", "Zoe", "Zaz");
        commitApplied(
                new EditContact(acme.contact("z-company", "Zoe", null)
                        .withCompany("Ana Paz SRL", Origin.PERSON)
                        .withVersion(1)),
                new GrantKey(key("v-key", ContactKeyKind.EXTERNAL_REFERENCE, "ana")),
                new GrantKey(key("x-swapped", ContactKeyKind.EXTERNAL_REFERENCE, "ana pa")));

        assertThat(found("ana")).containsExactly("v-key", "w-name", "z-company", "y-later", "x-swapped");
        assertThat(found("ana paz")).containsExactly("w-name", "z-company", "x-swapped");
        assertThat(found("ana pa")).containsExactly("x-swapped", "w-name", "z-company");
        assertThat(found("paz")).containsExactly("x-swapped", "z-company", "w-name");
    }

    @Test
    void contactsOfPhonesAndAddressesComeFirst() {
        put("a", "Ann", null);
        put("z", "Zoe", null);
        commitApplied(
                new GrantKey(acme.phone("a", "555000111", KeyRole.PRIMARY)),
                new GrantKey(acme.phone("z", "555000111222", KeyRole.PRIMARY)),
                new GrantKey(acme.email("a", "ann@example.net", KeyRole.PRIMARY)),
                new GrantKey(acme.email("z", "ann@example.network", KeyRole.PRIMARY)));
        ContactFilter typed = ContactFilter.of("555000111");

        assertThat(found(typed)).containsExactly("z", "a");
        assertThat(found(typed.withPhones(List.of(new Phone("555000111"))))).containsExactly("a", "z");
        assertThat(found(typed.withDigits(List.of()).withPhones(List.of(new Phone("555000111")))))
                .containsExactly("a");
        assertThat(found("Ann@Example.net")).containsExactly("a", "z");
    }

    @Test
    void searchReflectsEdits() {
        Contact renamed = acme.contact("letter", "Letter", null)
                .withNames("Renamed", "Person", Origin.PERSON)
                .withVersion(1);

        commitApplied(new EditContact(renamed));

        assertFinds(ContactFilter.of("letter"));
        assertFinds(ContactFilter.of("renamed"), "letter");
        assertThat(store.searchContacts(ACME, selection(ContactFilter.of("renamed")), null, 10)
                        .items())
                .containsExactly(new ListedContact(renamed, null));
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
    void pagesTogetherAreTheWholeList(int limit) {
        List<String> ids = new ArrayList<>(List.of("A", "Z", "_", "a", "a-1", "a.1", "z"));
        for (int i = 10; i < 24; i++) {
            ids.add("p" + i);
        }
        ids.forEach(id -> put(id, "Paged", id));

        ContactSelection paged = selection(ContactFilter.of("paged"));
        List<ListedContact> all = Pages.all(limit, (after, size) -> store.searchContacts(ACME, paged, after, size));

        ids.sort(Collections.reverseOrder());
        assertThat(ids(all)).isEqualTo(ids);
        assertThat(store.countContacts(ACME, paged, 100)).isEqualTo(21);
        assertThat(store.countContacts(ACME, paged, 20)).isEqualTo(20);
    }

    @Test
    void contactAddedWhilePagingCausesNoGapsOrRepeats() {
        for (String id : List.of("b", "d", "f", "h")) {
            put(id, "Paged", null);
        }
        ContactSelection paged = selection(ContactFilter.of("paged"));
        CursorPage<ListedContact> first = store.searchContacts(ACME, paged, null, 2);

        put("a", "Paged", null);
        put("e", "Paged", null);
        put("g", "Paged", null);

        List<ListedContact> rest = Pages.all(
                2, (after, size) -> store.searchContacts(ACME, paged, after == null ? first.next() : after, size));
        assertThat(ids(first.items())).containsExactly("h", "f");
        assertThat(ids(rest)).containsExactly("e", "d", "b", "a");
    }

    private static ContactKey key(String contact, ContactKeyKind kind, String value) {
        return new ContactKey(ACME, new ContactId(contact), new ContactKeyValue(kind, value), Set.of());
    }

    private IdentityAlias userName(String identity, IdentityKeyKind kind, String name) {
        return IdentityAlias.since(
                ACME, acme.identity(identity).id(), new IdentityKey(kind, "scope", name), AliasGrade.CONFIRMED, NOON);
    }

    private List<String> found(String term) {
        return found(ContactFilter.of(term));
    }

    /** In order of relevance, page by page. */
    private List<String> found(ContactFilter filter) {
        return ids(Pages.all(1, (after, size) -> store.searchContacts(ACME, selection(filter), after, size)));
    }

    private void put(String id, String firstName, @Nullable String lastName) {
        Contact contact = acme.contact(id).withNames(firstName, lastName, Origin.PERSON);
        commitApplied(new AddContact(contact));
    }

    private void assertFinds(ContactFilter filter, String... ids) {
        ContactSelection found = selection(filter);
        assertThat(ids(store.searchContacts(ACME, found, null, 100).items())).containsExactlyInAnyOrder(ids);
        assertThat(store.countContacts(ACME, found, 100)).isEqualTo(ids.length);
    }

    private static ContactSelection selection(ContactFilter filter) {
        return ContactSelection.EVERYBODY.matching(filter);
    }

    private static List<String> ids(List<ListedContact> contacts) {
        return contacts.stream().map(listed -> listed.contact().id().value()).toList();
    }
}
