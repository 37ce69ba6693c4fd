package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RemoveContact;
import io.escala.crm.change.ContactChange.RevokeKey;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.EndAlias;
import io.escala.crm.change.IdentityChange.FuseIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.change.IdentityChange.NameIdentity;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import io.escala.crm.text.SearchWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations are found by the people they are with: by their contact, or else by what their channel tells of them. */
abstract class PeopleSearchContract extends StoreContract {
    /** More people of one name than a store finds one by one. */
    private static final int MANY = 2_100;

    @BeforeEach
    void putLine() {
        commitApplied(new PutLine(acme.line("l")), new PutLine(acme.line("l2")));
    }

    @ParameterizedTest
    @CsvSource({
        "jose,              true",
        "ALV JOSÉ,          true",
        "jose maria,        true",
        "1155550001,        true",
        "5550,              true",
        "+54 9 11 5555,     true",
        "jose@ex,           true",
        "@example.com,      true",
        "example.co,        true",
        "profile,           false",
        "nic,               true",
        "@nick,             true",
        "ick,               false",
        "79161,             false",
        "ose,               false",
        "jose petrov,       false",
        "xample.com,        false",
        "5551,              false",
    })
    void contactIsFoundByItsNameAndKeys(String term, boolean found) {
        put("c", "who", "Profile", "nick", "79161234567");
        commitApplied(
                new AddContact(acme.contact("jose", "José-María", "Álvarez")),
                new GrantKey(acme.phone("jose", "5491155550001", KeyRole.PRIMARY)),
                new GrantKey(acme.email("jose", "jose@example.com", KeyRole.PRIMARY)),
                link("who", "jose"));

        assertFinds(term, found ? new String[] {"c"} : new String[0]);
        assertFinds("jose", "c");
    }

    @ParameterizedTest
    @CsvSource({
        "rosa,              true",
        "pér ROS,           true",
        "@rosita.99,        true",
        "rosita,            true",
        "99 perez,          true",
        "9161234,           true",
        "'+7 (916) 123',    true",
        "osa,               false",
        "rosa gomez,        false",
        "916124,            false",
    })
    void personWithoutContactIsFoundByProfileUserNameAndNumber(String term, boolean found) {
        put("c", "who", "Rosa Pérez", "rosita.99", "79161234567");

        assertFinds(term, found ? new String[] {"c"} : new String[0]);
        assertFinds("rosa", "c");
    }

    @Test
    void instagramUserNameIsSearchedToo() {
        put("c", "who", null, null, null);
        commitApplied(new SeeAlias(alias("who", IdentityKeyKind.INSTAGRAM_USER_NAME, "la.tienda_")));

        assertFinds("@la.tienda_", "c");
        assertFinds("tien", "c");
    }

    @Test
    void registeredPeopleAreFoundByTheirContactOnly() {
        put("before", "who", "Rosa", "rosita", "79161234567");
        commitApplied(new AddContact(acme.contact("contact", "Paula", "Sosa")), link("who", "contact"));
        put("other", "else", "Paulina", null, null);
        commitApplied(new AddConversation(conversation("after", "l2", "who")));

        assertFinds("rosa");
        assertFinds("rosita", "after", "before");
        assertFinds("79161234567");
        assertFinds("sosa", "after", "before");
        assertFinds("paul", "after", "before", "other");

        commitApplied(link("who", null));

        assertFinds("rosa", "after", "before");
        assertFinds("9161", "after", "before");
        assertFinds("sosa");
    }

    @Test
    void whatIsLearntOfRegisteredPeopleFindsThemOnceTheyAreNot() {
        ContactId contact = new ContactId("contact");
        commitApplied(
                new AddContact(acme.contact("contact", "Paula", "Sosa")),
                new AddIdentity(acme.identity("who").linkedTo(contact, Set.of(), null)),
                name("who", "Rosa"),
                new SeeAlias(acme.number("who", "79161234567")),
                new AddConversation(conversation("c", "l", "who")));
        commitApplied(
                new NameIdentity(acme.identity("who").id(), new ProfileName("Zoe", null, null, NOON.plusSeconds(1))));

        assertFinds("zoe");
        assertFinds("79161234567");
        assertFinds("sosa", "c");

        commitApplied(link("who", null));

        assertFinds("rosa");
        assertFinds("zoe", "c");
        assertFinds("79161234567", "c");

        commitApplied(link("who", "contact"));
        assertFinds("zoe");
        commitApplied(changeSet()
                .expect(new Expected(Expected.Kind.CONTACT, "contact", 0))
                .change(new RemoveContact(new DeletedContact(ACME, contact, null, NOON))));

        assertFinds("sosa");
        assertFinds("zoe", "c");
        assertFinds("79161234567", "c");
    }

    @Test
    void mergedPeopleAreFoundAsTheOneTheyWereMergedInto() {
        put("of-former", "former", "Vieja", "viejita", "79160000001");
        put("of-rosa", "rosa", "Rosa", null, "79160000002");
        commitApplied(new FuseIdentity(
                acme.identity("former").id(), acme.identity("rosa").id()));

        assertFinds("rosa", "of-former", "of-rosa");
        assertFinds("60000002", "of-former", "of-rosa");
        assertFinds("vieja");
        assertFinds("viejita");
        assertFinds("60000001");

        commitApplied(new AddContact(acme.contact("contact", "Paula", "Sosa")), link("rosa", "contact"));

        assertFinds("sosa", "of-former", "of-rosa");
        assertFinds("rosa");
    }

    @Test
    void searchFollowsNamesAndAliases() {
        put("c", "who", "Rosa", "rosita", "79161234567");

        commitApplied(
                new NameIdentity(
                        acme.identity("who").id(), new ProfileName("Zoe Rosales", null, null, NOON.plusSeconds(1))),
                new EndAlias(alias("who", IdentityKeyKind.WHATSAPP_USER_NAME, "rosita"), NOON.plusSeconds(1)),
                new EndAlias(acme.number("who", "79161234567"), NOON.plusSeconds(1)),
                new SeeAlias(acme.number("who", "79169999567")));

        assertFinds("zoe", "c");
        assertFinds("rosa", "c");
        assertFinds("rosi");
        assertFinds("123456");
        assertFinds("567", "c");

        commitApplied(
                new NameIdentity(
                        acme.identity("who").id(), new ProfileName("Earlier", null, null, NOON.minusSeconds(1))),
                new SeeAlias(alias("who", IdentityKeyKind.WHATSAPP_USER_NAME, "rosita")),
                new SeeAlias(acme.number("who", "79161234567")));

        assertFinds("earlier");
        assertFinds("zoe", "c");
        assertFinds("rosi", "c");
        assertFinds("123456", "c");
    }

    @Test
    void searchFollowsContacts() {
        put("c", "who", null, null, null);
        ContactKey first = acme.phone("contact", "5491155550001", KeyRole.PRIMARY);
        ContactKey second = acme.phone("contact", "5493415550001", KeyRole.SECONDARY);
        ContactKey email = acme.email("contact", "mail@example.com", KeyRole.PRIMARY);
        commitApplied(
                new AddContact(acme.contact("contact", "Ana", "Paz")),
                new GrantKey(first),
                new GrantKey(second),
                new GrantKey(email),
                link("who", "contact"));
        assertFinds("paz", "c");
        assertFinds("1155550001", "c");

        commitApplied(
                new EditContact(acme.contact("contact", "Ana", "Paz")
                        .withNames("Ana María", "Sol", Origin.PERSON)
                        .withVersion(1)),
                new RevokeKey(first, first.roles()),
                new RevokeKey(email, email.roles()));

        assertFinds("paz");
        assertFinds("ana sol", "c");
        assertFinds("maria", "c");
        assertFinds("1155550001");
        assertFinds("5550001", "c");
        assertFinds("@example.com");
        assertFinds("mail@");
    }

    @Test
    void severalChangesOfOneCommitCountInTheirOrder() {
        put("c", "who", null, null, null);
        IdentityAlias number = acme.number("who", "79161234567");
        commitApplied(
                new AddContact(acme.contact("contact", "First", "Name")),
                new EditContact(acme.contact("contact", "First", "Name")
                        .withNames("Second", "Name", Origin.PERSON)
                        .withVersion(1)),
                link("who", "contact"),
                link("who", null),
                new SeeAlias(number),
                new EndAlias(number, NOON.plusSeconds(1)),
                new SeeAlias(number));

        assertFinds("9161", "c");
        assertFinds("second");

        commitApplied(link("who", "contact"));

        assertFinds("second", "c");
        assertFinds("first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "!",
                "*",
                "?",
                "\\",
                "'",
                "\"",
                "%a",
                "a%",
                "a_b",
                "!%",
                "' OR ''='",
                "\u0000",
                "a\u0000",
                "\ud83d\ude00",
                "\ud800",
                "@",
                "..",
                "zz*",
                "\uffff",
                "\udbff\udfff"
            })
    void noCharacterHasASpecialMeaning(String term) {
        put("c", "who", "Rosa", "rosita", "79161234567");

        assertFinds(term);
        for (ContactFilter filter : List.of(
                new ContactFilter(List.of(term), List.of(), null, null),
                new ContactFilter(List.of(), List.of(term), null, null),
                new ContactFilter(List.of(), List.of(), term, null),
                new ContactFilter(List.of(), List.of(), null, term))) {
            assertThat(found(filter)).isEmpty();
        }
        assertFinds("rosa", "c");
    }

    @Test
    void wordsOfAnyLanguageAreFound() {
        put("arabic", "a", "محمد علي ١٢٣٤", null, null);
        put("turkish", "t", "İLKER Işık", null, null);
        put("accents", "b", "Łukasz Ångström", null, null);
        put("symbols", "s", "\ud83d\ude00 100% O'Neill_x \ud83d\ude00", null, null);
        put("cyrillic", "k", "Пётр Ильич", null, null);

        assertFinds("محم", "arabic");
        assertFinds("ilker isik", "turkish");
        assertFinds("ANGSTR", "accents");
        assertFinds("o'neill 100", "symbols");
        assertFinds("\ud83d\ude00 neill", "symbols");
        assertFinds("петр ИЛЬ", "cyrillic");
        assertThat(found(new ContactFilter(List.of("1234"), List.of(), null, null)))
                .containsExactly("arabic");
    }

    @Test
    void veryLongWordsAreComparedByTheirBeginning() {
        String longest = "\ud801\udc28".repeat(200);
        put("long", "who", longest, null, null);
        put("wide", "else", "\u3316".repeat(200), null, null);

        assertThat(found(new ContactFilter(List.of(longest), List.of(), null, null)))
                .containsExactly("long");
        assertThat(found(new ContactFilter(SearchWords.of(longest + longest), List.of(), null, null)))
                .containsExactly("long");
        assertThat(found(new ContactFilter(SearchWords.of("\u3316".repeat(90)), List.of(), null, null)))
                .containsExactly("wide");
    }

    @Test
    void emptySearchFindsNothing() {
        put("c", "who", "Rosa", null, null);

        assertThat(found(new ContactFilter(List.of(), List.of(), null, null))).isEmpty();
        assertFinds("rosa", "c");
    }

    @Test
    void otherAccountsAreNotSearched() {
        put("c", "who", "Rosa", null, "79161234567");
        commitAppliedIn(GLOBEX, new PutLine(globex.line("l", "of-globex")));
        commitAppliedIn(
                GLOBEX,
                new AddIdentity(globex.identity("who")),
                new NameIdentity(globex.identity("who").id(), new ProfileName("Paula", null, null, NOON)),
                new AddConversation(globex.conversation("c", "l", "who")));

        assertFinds("paula");
        assertThat(store.countConversations(
                        GLOBEX, ConversationFilter.EVERYTHING.ofPeople(ContactFilter.of("paula")), Visibility.ALL, 9))
                .isEqualTo(1);
        assertThat(store.countConversations(
                        GLOBEX, ConversationFilter.EVERYTHING.ofPeople(ContactFilter.of("rosa")), Visibility.ALL, 9))
                .isZero();
    }

    @Test
    void manyPeopleOfOneNameAreListedInOrder() {
        for (int from = 0; from < MANY; from += 300) {
            ChangeSet.Builder people = changeSet();
            IntStream.range(from, Math.min(from + 300, MANY)).forEach(number -> person(people, number));
            commitApplied(people);
        }
        List<String> all = IntStream.range(0, MANY)
                .mapToObj(PeopleSearchContract::many)
                .sorted((one, other) -> other.compareTo(one))
                .toList();

        assertThat(found(ContactFilter.of("garc"))).containsExactlyElementsOf(all);
        assertThat(found(ContactFilter.of("5493"))).containsExactlyElementsOf(all);
        assertThat(found(ContactFilter.of("garcia 77x"))).containsExactly(many(177), many(77));
        assertFinds("30077", many(77));
        assertThat(store.countConversations(
                        ACME, ConversationFilter.EVERYTHING.ofPeople(ContactFilter.of("garc")), Visibility.ALL, 2_050))
                .isEqualTo(2_050);
    }

    private static String many(int number) {
        return "many-" + (10_000 + number);
    }

    private void person(ChangeSet.Builder set, int number) {
        String id = "person-" + number;
        set.change(new AddIdentity(acme.identity(id)))
                .change(name(id, "García " + (number == 177 ? 77 : number) + "x"))
                .change(new SeeAlias(acme.number(id, "5493" + (30_000 + number))))
                .change(new AddConversation(conversation(many(number), "l", id)));
        if (number % 2 == 0) {
            set.change(new AddContact(acme.contact(id, "García", number + "x")))
                    .change(new GrantKey(acme.phone(id, "5493" + (30_000 + number), KeyRole.PRIMARY)))
                    .change(link(id, id));
        }
    }

    private void put(
            String conversation,
            String identity,
            @Nullable String profile,
            @Nullable String userName,
            @Nullable String number) {
        List<Change> changes = new ArrayList<>();
        changes.add(new AddIdentity(acme.identity(identity)));
        if (profile != null) {
            changes.add(name(identity, profile));
        }
        if (userName != null) {
            changes.add(new SeeAlias(alias(identity, IdentityKeyKind.WHATSAPP_USER_NAME, userName)));
        }
        if (number != null) {
            changes.add(new SeeAlias(acme.number(identity, number)));
        }
        changes.add(new AddConversation(conversation(conversation, "l", identity)));
        commitApplied(changes.toArray(new Change[0]));
    }

    private Conversation conversation(String id, String line, String identity) {
        return acme.conversation(id, line, identity);
    }

    private NameIdentity name(String identity, String profile) {
        return new NameIdentity(new IdentityId(identity), new ProfileName(profile, null, null, NOON));
    }

    private static LinkIdentity link(String identity, @Nullable String contact) {
        return new LinkIdentity(new IdentityId(identity), contact == null ? null : new ContactId(contact));
    }

    private IdentityAlias alias(String identity, IdentityKeyKind kind, String name) {
        return IdentityAlias.since(
                ACME, new IdentityId(identity), new IdentityKey(kind, "scope", name), AliasGrade.CONFIRMED, NOON);
    }

    private void assertFinds(String term, String... conversations) {
        ContactFilter filter = ContactFilter.of(term);
        assertThat(found(filter)).as("%s", filter).containsExactlyInAnyOrder(conversations);
    }

    /** Returns the ids of all pages, whose number is also what is counted. */
    private List<String> found(ContactFilter people) {
        ConversationFilter filter = ConversationFilter.EVERYTHING.ofPeople(people);
        List<String> ids =
                Pages.all(199, (after, size) -> store.listConversations(ACME, filter, Visibility.ALL, after, size))
                        .stream()
                        .map(conversation -> conversation.id().value())
                        .toList();
        assertThat(store.countConversations(ACME, filter, Visibility.ALL, Long.MAX_VALUE))
                .isEqualTo(ids.size());
        return ids;
    }
}
