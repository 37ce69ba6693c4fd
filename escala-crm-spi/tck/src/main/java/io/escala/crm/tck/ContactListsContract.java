package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.ContactChange.RecordConsent;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactOrder;
import io.escala.crm.store.ContactPosition;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ContactVisibility;
import io.escala.crm.store.ConversationFilter.Owners;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ListedContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists contain the contacts that are selected and may be seen, in each order, and counts agree with them. */
abstract class ContactListsContract extends StoreContract {
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEA = new UserId("bea");
    private static final CompanyId FIRM = new CompanyId("firm");
    private static final CompanyId SHOP = new CompanyId("shop");

    /** What is stored of the contacts of a test. */
    private final List<Contact> everybody = new ArrayList<>();

    private final Map<ContactId, ConsentState> storage = new HashMap<>();

    @Test
    void ordersAreByNameOrNewestFirstWithTiesById() {
        put(named("b", "Zoe", null, NOON));
        put(named("a", "zoé", null, NOON.plusSeconds(1)));
        put(named("c", null, null, NOON.plusSeconds(2)));
        put(named("d", "Ana", "Zoe", NOON));
        put(named("e", "Ana", null, NOON.minusMillis(1)));
        put(named("f", null, "\u00c1lvarez", NOON));

        assertThat(listed(ContactOrder.NAME)).containsExactly("f", "e", "d", "a", "b", "c");
        assertThat(listed(ContactOrder.CREATED)).containsExactly("c", "a", "f", "d", "b", "e");
        assertThat(listed(ContactOrder.ACTIVITY)).containsExactly("f", "e", "d", "c", "b", "a");
        assertThat(listed(ContactOrder.RELEVANCE)).containsExactly("f", "e", "d", "c", "b", "a");
    }

    @Test
    void listAndCountAgreeForEveryCondition() {
        putContactsOfEveryKind();
        for (Condition one : conditions()) {
            for (ContactOrder order : ContactOrder.values()) {
                expectListAndCount(one, order);
            }
        }
    }

    @Test
    void listAndCountAgreeForEveryPairOfConditions() {
        putContactsOfEveryKind();
        for (Condition one : conditions()) {
            for (Condition other : conditions()) {
                expectListAndCount(one.and(other), ContactOrder.CREATED);
            }
        }
    }

    @Test
    void onlyWhatMayBeSeenIsListed() {
        putContactsOfEveryKind();
        for (ContactVisibility visibility : List.of(
                ContactVisibility.ALL,
                ContactVisibility.NOTHING,
                new ContactVisibility(false, Set.of(ANA), false),
                new ContactVisibility(false, Set.of(ANA, BEA), false),
                new ContactVisibility(false, Set.of(), true),
                new ContactVisibility(false, Set.of(ANA), true))) {
            Condition visible = new Condition(
                    "seen by " + visibility,
                    selection -> selection.visibleTo(visibility),
                    contact -> visibility.all()
                            || visibility.owners().stream().anyMatch(owner -> owner.equals(contact.owner()))
                            || (visibility.marketing() && contact.marketing()));
            expectListAndCount(visible, ContactOrder.ACTIVITY);
            for (Condition other : conditions()) {
                expectListAndCount(visible.and(other), ContactOrder.NAME);
            }
        }
    }

    @Test
    void manyOwnersAreOneList() {
        Set<UserId> many = new HashSet<>();
        for (int i = 0; i < 45; i++) {
            UserId owner = new UserId("owner-" + i);
            many.add(owner);
            put(acme.contact("c-" + i).ownedBy(owner, Origin.PERSON));
        }
        put(acme.contact("nobodys"));
        put(acme.contact("other").ownedBy(ANA, Origin.PERSON));
        Condition owned = new Condition(
                "of many or nobody",
                selection -> selection.ownedBy(new Owners(many, true)),
                contact -> !ANA.equals(contact.owner()));
        Condition seen = new Condition(
                "seen by many",
                selection -> selection.visibleTo(new ContactVisibility(false, many, false)),
                contact -> many.contains(contact.owner()));

        for (ContactOrder order : ContactOrder.values()) {
            expectListAndCount(owned, order);
            expectListAndCount(seen, order);
        }
    }

    @Test
    void fieldsAreComparedExactly() {
        String longest = "x".repeat(3_000);
        put(with("plan", "plan", "Pro"));
        put(with("lower", "plan", "pro"));
        put(with("space", "plan", "Pro "));
        put(with("other", "Plan", "Pro"));
        put(with("percent", "plan", "P%"));
        put(with("long", "plan", longest));
        put(with("longer", "plan", longest + "y"));

        assertThat(listed(field("plan", "Pro"))).containsExactly("plan");
        assertThat(listed(field("plan", "P%"))).containsExactly("percent");
        assertThat(listed(field("plan", "P_o"))).isEmpty();
        assertThat(listed(field("plan", longest))).containsExactly("long");
        assertThat(listed(field("plan", longest + "y"))).containsExactly("longer");
        assertThat(listed(field("plan", longest + "z"))).isEmpty();
        assertThat(listed(field("Plan", "Pro"))).containsExactly("other");
        assertThat(listed(field("plan", ""))).isEmpty();
        assertThat(listed(field("' OR ''='", "Pro"))).isEmpty();
    }

    @Test
    void severalFieldsMustAllMatch() {
        put(acme.contact("both").withCustomFields(Map.of("plan", "pro", "city", "Rosario")));
        put(acme.contact("one").withCustomFields(Map.of("plan", "pro", "city", "Salta")));

        assertThat(listed(field("plan", "pro").withField("city", "Rosario"))).containsExactly("both");
        assertThat(listed(field("plan", "pro"))).containsExactly("one", "both");
    }

    @Test
    void listsFollowEdits() {
        Contact before = acme.contact("c", "Ana", "Paz")
                .ownedBy(ANA, Origin.PERSON)
                .withCustomFields(Map.of("plan", "pro", "city", "Salta"));
        put(before);
        Contact after = before.withNames("Zoe", "Paz", Origin.PERSON)
                .ownedBy(BEA, Origin.PERSON)
                .withMarketing(true, Origin.PERSON)
                .withLifecycle(Lifecycle.CUSTOMER, Origin.PERSON)
                .withCustomFields(Map.of("plan", "free", "city", "Salta"))
                .withVersion(1);
        ContactSelection all = ContactSelection.EVERYBODY;
        List<ContactSelection> former = List.of(
                all.ownedBy(new Owners(Set.of(ANA), false)),
                all.forMarketing(false),
                all.of(Set.of(Lifecycle.PROSPECT)),
                all.withField("plan", "pro"),
                all.visibleTo(new ContactVisibility(false, Set.of(ANA), false)));
        List<ContactSelection> latter = List.of(
                all.ownedBy(new Owners(Set.of(BEA), false)),
                all.forMarketing(true),
                all.of(Set.of(Lifecycle.CUSTOMER)),
                all.withField("plan", "free"),
                all.withField("city", "Salta"),
                all.visibleTo(new ContactVisibility(false, Set.of(BEA), false)));
        assertThat(former).allSatisfy(selection -> assertThat(listed(selection)).containsExactly("c"));

        commitApplied(new EditContact(after));

        assertThat(former).allSatisfy(selection -> assertThat(listed(selection)).isEmpty());
        assertThat(latter).allSatisfy(selection -> assertThat(listed(selection)).containsExactly("c"));
        put(acme.contact("m", "Mia", null));
        assertThat(listed(ContactOrder.NAME)).containsExactly("m", "c");
    }

    @Test
    void archivedContactsAreApartUntilTheyComeBack() {
        Contact ana = acme.contact("a", "Ana", null);
        Contact bea = acme.contact("b", "Bea", null);
        put(ana);
        put(bea);
        ContactSelection any = ContactSelection.EVERYBODY.sortedBy(ContactOrder.NAME);
        assertThat(listed(any.thatAreArchived(true))).isEmpty();

        commitApplied(new EditContact(bea.archivedSince(NOON).withVersion(1)));

        assertThat(listed(any)).containsExactly("a", "b");
        assertThat(listed(any.thatAreArchived(false))).containsExactly("a");
        assertThat(listed(any.thatAreArchived(true))).containsExactly("b");
        assertThat(listed(any.thatAreArchived(true).matching(ContactFilter.of("bea"))))
                .containsExactly("b");
        assertThat(listed(any.thatAreArchived(false).matching(ContactFilter.of("bea"))))
                .isEmpty();

        commitApplied(new EditContact(bea.withVersion(2)));

        assertThat(listed(any.thatAreArchived(false))).containsExactly("a", "b");
        assertThat(count(any.thatAreArchived(true))).isZero();
    }

    @Test
    void contactsMoveBetweenCompaniesAndLeaveThem() {
        Contact ana = acme.contact("a", "Ana", null).inCompany(FIRM, "Firm", Origin.PERSON);
        put(ana);
        put(acme.contact("b", "Bea", null).inCompany(FIRM, "Firm", Origin.PERSON));
        put(acme.contact("c", "Caz", null).withCompany("Firm", Origin.PERSON));
        ContactSelection firm = ContactSelection.EVERYBODY.ofCompany(FIRM).sortedBy(ContactOrder.NAME);
        ContactSelection shop = firm.ofCompany(SHOP);
        assertThat(listed(firm)).containsExactly("a", "b");
        assertThat(store.searchContacts(GLOBEX, firm, null, 10).items()).isEmpty();

        commitApplied(new EditContact(ana.inCompany(SHOP, "Shop", Origin.PERSON).withVersion(1)));
        assertThat(listed(firm)).containsExactly("b");
        assertThat(listed(shop)).containsExactly("a");

        commitApplied(new EditContact(ana.withCompany("Shop", Origin.PERSON).withVersion(2)));
        assertThat(listed(shop)).isEmpty();
        assertThat(count(firm)).isEqualTo(1);
    }

    @Test
    void severalEditsOfOneCommitCountInTheirOrder() {
        Contact first = acme.contact("c").withCustomFields(Map.of("plan", "one"));
        Contact second = first.withCustomFields(Map.of("plan", "two")).withVersion(1);
        Contact third = first.withCustomFields(Map.of("city", "Salta")).withVersion(2);

        commitApplied(new AddContact(first), new EditContact(second), new EditContact(third));

        assertThat(listed(field("plan", "one"))).isEmpty();
        assertThat(listed(field("plan", "two"))).isEmpty();
        assertThat(listed(field("city", "Salta"))).containsExactly("c");
    }

    @Test
    void latestConsentOfAPurposeCountsInEveryOrder() {
        List<ConsentEntry> entries = List.of(
                consent("c", "1", ConsentPurpose.STORAGE, ConsentState.GRANTED, NOON),
                consent("c", "3", ConsentPurpose.STORAGE, ConsentState.WITHDRAWN, NOON.plusMillis(1)),
                consent("c", "2", ConsentPurpose.STORAGE, ConsentState.GRANTED, NOON.plusMillis(1)),
                consent("c", "4", ConsentPurpose.MARKETING, ConsentState.GRANTED, NOON.plusSeconds(9)));
        for (List<ConsentEntry> order : Permutations.of(entries)) {
            String id = "c-" + everybody.size();
            put(acme.contact(id));
            order.forEach(entry -> commitApplied(
                    new RecordConsent(consent(id, entry.id(), entry.purpose(), entry.state(), entry.at()))));
        }

        assertThat(everybody).hasSize(24);
        assertThat(count(consented(ConsentPurpose.STORAGE, ConsentState.WITHDRAWN)))
                .isEqualTo(24);
        assertThat(count(consented(ConsentPurpose.STORAGE, ConsentState.GRANTED)))
                .isZero();
        assertThat(count(consented(ConsentPurpose.MARKETING, ConsentState.GRANTED)))
                .isEqualTo(24);
        assertThat(count(consented(ConsentPurpose.MARKETING, ConsentState.NOT_ASKED)))
                .isZero();
    }

    @Test
    void consentThatIsRecordedAgainChangesNothing() {
        put(acme.contact("c"));
        commitApplied(new RecordConsent(consent("c", "1", ConsentPurpose.STORAGE, ConsentState.GRANTED, NOON)));
        commitApplied(new RecordConsent(
                consent("c", "2", ConsentPurpose.STORAGE, ConsentState.WITHDRAWN, NOON.plusMillis(1))));
        commitApplied(
                new RecordConsent(consent("c", "1", ConsentPurpose.STORAGE, ConsentState.GRANTED, NOON.plusMillis(2))));

        assertThat(listed(consented(ConsentPurpose.STORAGE, ConsentState.WITHDRAWN)))
                .containsExactly("c");
    }

    @ParameterizedTest
    @EnumSource
    void pagesTogetherAreTheWholeList(ContactOrder order) {
        for (int i = 0; i < 23; i++) {
            put(named("c-" + i, "Name " + i % 5, null, NOON.plusSeconds(i % 4)));
        }
        ContactSelection selection =
                ContactSelection.EVERYBODY.matching(ContactFilter.of("name")).sortedBy(order);
        List<String> whole =
                ids(store.searchContacts(ACME, selection, null, 100).items());

        assertThat(whole).hasSize(23);
        for (int limit : new int[] {1, 2, 3, 7, 22, 23}) {
            assertThat(ids(Pages.all(limit, (after, size) -> store.searchContacts(ACME, selection, after, size))))
                    .isEqualTo(whole);
        }
        assertThat(store.countContacts(ACME, selection, 100)).isEqualTo(23);
    }

    @ParameterizedTest
    @EnumSource
    void contactsAddedWhilePagingCauseNoGapsOrRepeats(ContactOrder order) {
        for (int i = 10; i < 20; i++) {
            put(named("c-" + i, "Name " + i, null, NOON.plusSeconds(i)));
        }
        ContactSelection selection = ContactSelection.EVERYBODY.sortedBy(order);
        List<String> before = listed(order);
        assertThat(before).hasSize(10);
        CursorPage<ListedContact> first = store.searchContacts(ACME, selection, null, 4);

        for (int i = 10; i < 20; i++) {
            put(named("c-" + i + "-b", "Name " + i, null, NOON.plusSeconds(i)));
        }
        List<String> all = new ArrayList<>(ids(first.items()));
        all.addAll(ids(Pages.all(
                3,
                (after, size) -> store.searchContacts(ACME, selection, after == null ? first.next() : after, size))));

        assertThat(all).containsSubsequence(before).doesNotHaveDuplicates();
    }

    @Test
    void cursorOfAnotherOrderIsRefused() {
        put(acme.contact("a"));
        put(acme.contact("b"));
        for (ContactOrder order : List.of(ContactOrder.ACTIVITY, ContactOrder.CREATED, ContactOrder.NAME)) {
            String next = store.searchContacts(ACME, ContactSelection.EVERYBODY.sortedBy(order), null, 1)
                    .next();
            assertThat(next).isNotNull();
            for (ContactOrder other : List.of(ContactOrder.ACTIVITY, ContactOrder.CREATED, ContactOrder.NAME)) {
                ContactSelection selection = ContactSelection.EVERYBODY.sortedBy(other);
                if (other == order) {
                    assertThat(store.searchContacts(ACME, selection, next, 1).items())
                            .hasSize(1);
                } else {
                    assertThatThrownBy(() -> store.searchContacts(ACME, selection, next, 1))
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6})
    void countingStopsWhereItMay(int enough) {
        for (int i = 0; i < 5; i++) {
            put(with("c-" + i, "plan", "pro"));
        }

        for (ContactSelection selection : List.of(
                ContactSelection.EVERYBODY,
                ContactSelection.EVERYBODY.matching(ContactFilter.of("ana")),
                field("plan", "pro"))) {
            assertThat(store.countContacts(ACME, selection, enough)).isEqualTo(Math.min(enough, 5));
        }
        assertThatThrownBy(() -> store.countContacts(ACME, ContactSelection.EVERYBODY, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void putContactsOfEveryKind() {
        for (int i = 0; i < 48; i++) {
            String id = "c-" + i;
            Contact contact = named(
                            id,
                            i % 6 == 5 ? null : i % 2 == 0 ? "Rosa" : "Paula",
                            i % 5 == 4 ? null : "Name-" + i % 7,
                            NOON.plusSeconds(i % 9))
                    .ownedBy(i % 4 == 0 ? ANA : i % 4 == 1 ? BEA : i % 4 == 2 ? new UserId("eve") : null, Origin.PERSON)
                    .withMarketing(i % 3 == 0, Origin.PERSON)
                    .withLifecycle(i % 5 == 0 ? Lifecycle.CUSTOMER : Lifecycle.PROSPECT, Origin.PERSON)
                    .withCustomFields(Map.of("plan", i % 8 < 3 ? "pro" : "free", "n", "v" + i % 2))
                    .inCompany(i % 5 == 2 ? FIRM : i % 5 == 3 ? SHOP : null, "Any", Origin.PERSON)
                    .archivedSince(i % 7 == 3 ? NOON.plusSeconds(i) : null);
            put(contact);
            if (i % 3 != 2) {
                ConsentState state = i % 3 == 0 ? ConsentState.GRANTED : ConsentState.WITHDRAWN;
                commitApplied(new RecordConsent(consent(id, "one", ConsentPurpose.STORAGE, state, NOON)));
                storage.put(contact.id(), state);
            }
        }
    }

    private List<Condition> conditions() {
        List<Condition> all = new ArrayList<>();
        all.add(new Condition("everybody", selection -> selection, contact -> true));
        for (Owners owners : List.of(
                new Owners(Set.of(ANA), false),
                new Owners(Set.of(ANA, BEA), true),
                new Owners(Set.of(), true),
                new Owners(Set.of(), false))) {
            all.add(new Condition(
                    "owners " + owners,
                    selection -> selection.ownedBy(owners),
                    contact -> contact.owner() == null
                            ? owners.nobody()
                            : owners.users().contains(contact.owner())));
        }
        for (CompanyId company : List.of(FIRM, SHOP, new CompanyId("none"))) {
            all.add(new Condition(
                    "company " + company,
                    selection -> selection.ofCompany(company),
                    contact -> company.equals(contact.companyId())));
        }
        for (boolean yes : new boolean[] {true, false}) {
            all.add(new Condition(
                    "marketing " + yes,
                    selection -> selection.forMarketing(yes),
                    contact -> contact.marketing() == yes));
        }
        for (boolean yes : new boolean[] {true, false}) {
            all.add(new Condition(
                    "archived " + yes,
                    selection -> selection.thatAreArchived(yes),
                    contact -> (contact.archivedAt() != null) == yes));
        }
        all.add(new Condition(
                "customers",
                selection -> selection.of(Set.of(Lifecycle.CUSTOMER)),
                contact -> contact.lifecycle() == Lifecycle.CUSTOMER));
        for (Set<ConsentState> states : List.of(
                Set.of(ConsentState.GRANTED),
                Set.of(ConsentState.NOT_ASKED),
                Set.of(ConsentState.WITHDRAWN, ConsentState.NOT_ASKED))) {
            all.add(new Condition(
                    "storage " + states,
                    selection -> selection.withConsent(ConsentPurpose.STORAGE, states),
                    contact -> states.contains(storage.getOrDefault(contact.id(), ConsentState.NOT_ASKED))));
        }
        all.add(new Condition(
                "nobody asked for marketing",
                selection -> selection.withConsent(ConsentPurpose.MARKETING, Set.of(ConsentState.NOT_ASKED)),
                contact -> true));
        all.add(new Condition(
                "plan pro",
                selection -> selection.withField("plan", "pro"),
                contact -> "pro".equals(contact.customFields().get("plan"))));
        all.add(new Condition(
                "n v1",
                selection -> selection.withField("n", "v1"),
                contact -> "v1".equals(contact.customFields().get("n"))));
        all.add(new Condition("quiet", selection -> selection.quietSince(NOON), contact -> true));
        all.add(new Condition(
                "rosa",
                selection -> selection.matching(ContactFilter.of("rosa")),
                contact -> "Rosa".equals(contact.firstName())));
        return all;
    }

    private void expectListAndCount(Condition condition, ContactOrder order) {
        ContactSelection selection =
                condition.step().apply(ContactSelection.EVERYBODY).sortedBy(order);
        List<String> expected = everybody.stream()
                .filter(condition.expected())
                .map(contact -> ContactPosition.of(
                        order == ContactOrder.RELEVANCE ? ContactOrder.ACTIVITY : order,
                        new ListedContact(contact, null),
                        ContactFilter.Relevance.OTHER))
                .sorted()
                .map(ContactPosition::id)
                .toList();

        assertThat(ids(Pages.all(7, (after, size) -> store.searchContacts(ACME, selection, after, size))))
                .as("%s by %s", condition.name(), order)
                .isEqualTo(expected);
        assertThat(count(selection)).as(condition.name()).isEqualTo(expected.size());
    }

    private void put(Contact contact) {
        everybody.add(contact);
        commitApplied(new AddContact(contact));
    }

    private Contact named(String id, @Nullable String first, @Nullable String last, Instant createdAt) {
        return new Contact(
                ACME,
                new ContactId(id),
                first,
                last,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of(),
                Map.of(),
                Origin.PERSON,
                createdAt,
                0);
    }

    private Contact with(String id, String field, String value) {
        return acme.contact(id).withCustomFields(Map.of(field, value));
    }

    private static ContactSelection field(String name, String value) {
        return ContactSelection.EVERYBODY.withField(name, value);
    }

    private static ContactSelection consented(ConsentPurpose purpose, ConsentState state) {
        return ContactSelection.EVERYBODY.withConsent(purpose, Set.of(state));
    }

    private static ConsentEntry consent(
            String contact, String id, ConsentPurpose purpose, ConsentState state, Instant at) {
        return new ConsentEntry(ACME, new ContactId(contact), id, purpose, state, Origin.PERSON, null, at);
    }

    private List<String> listed(ContactOrder order) {
        return listed(ContactSelection.EVERYBODY.sortedBy(order));
    }

    private List<String> listed(ContactSelection selection) {
        return ids(Pages.all(2, (after, size) -> store.searchContacts(ACME, selection, after, size)));
    }

    private long count(ContactSelection selection) {
        return store.countContacts(ACME, selection, Long.MAX_VALUE);
    }

    private static List<String> ids(List<ListedContact> contacts) {
        return contacts.stream().map(listed -> listed.contact().id().value()).toList();
    }

    /** A condition of a selection, and what it has to select. */
    private record Condition(String name, UnaryOperator<ContactSelection> step, Predicate<Contact> expected) {
        Condition and(Condition other) {
            return new Condition(
                    name + " and " + other.name,
                    selection -> other.step.apply(step.apply(selection)),
                    // A condition of the same kind replaces the one before.
                    sameKind(other) ? other.expected : expected.and(other.expected));
        }

        private boolean sameKind(Condition other) {
            String kind = name.split(" ", 2)[0];
            return kind.equals(other.name.split(" ", 2)[0]) && !kind.equals("everybody");
        }
    }
}
