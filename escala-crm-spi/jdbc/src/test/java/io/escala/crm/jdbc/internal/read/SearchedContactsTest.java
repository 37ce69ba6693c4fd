package io.escala.crm.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.RaiseMarks;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.Postgres;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Databases;
import io.escala.crm.jdbc.internal.engine.SchemaPolicy;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.SqliteSettings;
import io.escala.crm.jdbc.internal.read.ContactListOrder.Placed;
import io.escala.crm.jdbc.internal.read.ContactListPage.Limits;
import io.escala.crm.jdbc.internal.read.ContactText.Most;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactFilter.Relevance;
import io.escala.crm.store.ContactOrder;
import io.escala.crm.store.ContactPosition;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ContactVisibility;
import io.escala.crm.store.ConversationFilter.Owners;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ListedContact;
import io.escala.crm.store.OperationId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However contacts are found, put in order and counted, they are those that the rules select. */
class SearchedContactsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int CONTACTS = 90;
    private static final UserId ANA = new UserId("ana");
    private static final List<String> FIRST = List.of("María", "Mario", "Marta Inés", "Ana María", "Íñigo");
    private static final List<String> LAST = List.of("Paz", "Marín", "Pazos Mar", "Luz");

    @TempDir
    Path directory;

    /** What a contact has, as the rules judge it. */
    private record Known(ListedContact listed, List<ContactKey> keys, List<ConsentEntry> consents) {}

    @Test
    void onSqlite() {
        Path file = directory.resolve("inbox.db");
        SchemaPolicy schema = new SchemaPolicy(true, true);
        try (CrmStore store = JdbcCrmStore.sqlite(file);
                Database database = Databases.sqlite(
                        file, new SqliteSettings(Duration.ofSeconds(5), 1, 1, Duration.ofSeconds(30)), schema)) {
            assertFound(database, fill(store, new Random(1)));
        }
    }

    @Test
    void onPostgres() {
        Postgres postgres = Postgres.emptied();
        SchemaPolicy schema = new SchemaPolicy(true, true);
        try (CrmStore store = JdbcCrmStore.postgres(postgres.dataSource());
                Database database = Databases.postgres(postgres.dataSource(), Duration.ofSeconds(30), schema)) {
            assertFound(database, fill(store, new Random(2)));
        } finally {
            postgres.empty();
        }
    }

    private static void assertFound(Database database, Map<String, Known> known) {
        int found = 0;
        for (ContactSelection selection : selections()) {
            List<String> expected = expected(selection, known);
            found += expected.size();
            database.read(session -> {
                assertFound(session, selection, expected);
                return expected;
            });
        }
        assertThat(found).isGreaterThan(5 * selections().size());
    }

    private static void assertFound(SqlSession session, ContactSelection selection, List<String> expected)
            throws SQLException {
        for (Limits limits : List.of(
                limits(new Most(1, 1, 1, 1, true, 0), 1, 2, 0, 2, 3),
                limits(new Most(1, 3, 1, 1, false, 1_000), 1, 2, 3, 2, 3),
                limits(new Most(5, 2, 0, 1_000, true, 9), 4, 1_000, 20, 1, 0),
                limits(new Most(40, 40, 2, 2, false, 0), 1_000, 1, 5_000, 1_000, 1),
                ContactListPage.STANDARD)) {
            ContactListPage list = new ContactListPage(session, ACME, selection, limits);
            for (int page : new int[] {7, 1_000}) {
                assertThat(pages(list, page))
                        .as("%s of %s by %s", selection, page, limits)
                        .containsExactlyElementsOf(expected);
            }
            for (long enough : new long[] {1, 5, Long.MAX_VALUE}) {
                assertThat(list.count(enough))
                        .as("%s up to %s by %s", selection, enough, limits)
                        .isEqualTo(Math.min(expected.size(), enough));
            }
        }
    }

    private static Limits limits(Most most, int names, int set, int eachCounted, int step, int oneOf) {
        return new Limits(most, most, most, names, set, set, eachCounted, eachCounted, step, oneOf);
    }

    private static List<String> expected(ContactSelection selection, Map<String, Known> known) {
        ContactFilter text = selection.people();
        return known.values().stream()
                .filter(each -> selection.admits(each.listed(), each.consents())
                        && (text == null || text.matches(each.listed().contact(), each.keys(), List.of())))
                .map(each -> ContactPosition.of(
                        selection.order(),
                        each.listed(),
                        text == null
                                ? Relevance.OTHER
                                : text.relevance(each.listed().contact(), each.keys())))
                .sorted()
                .map(ContactPosition::id)
                .toList();
    }

    private static List<String> pages(ContactListPage list, int size) throws SQLException {
        List<String> all = new ArrayList<>();
        ContactPosition after = null;
        List<Placed> page;
        do {
            page = list.read(after, size);
            page.forEach(placed -> all.add(placed.position().id()));
            after = page.isEmpty() ? null : page.get(page.size() - 1).position();
        } while (page.size() == size);
        return all;
    }

    private static List<ContactSelection> selections() {
        List<UnaryOperator<ContactSelection>> conditions = List.of(
                all -> all,
                all -> all.thatAreArchived(false),
                all -> all.ownedBy(new Owners(Set.of(ANA), false)),
                all -> all.thatAreArchived(false).ownedBy(new Owners(Set.of(ANA, new UserId("bea")), true)),
                all -> all.visibleTo(new ContactVisibility(false, Set.of(ANA), true)),
                all -> all.forMarketing(true).of(Set.of(Lifecycle.CUSTOMER)),
                all -> all.withConsent(ConsentPurpose.MARKETING, Set.of(ConsentState.WITHDRAWN)),
                all -> all.withConsent(ConsentPurpose.STORAGE, Set.of(ConsentState.NOT_ASKED))
                        .quietSince(NOON.plusSeconds(9)),
                all -> all.withField("plan", "pro"),
                all -> all.withField("plan", "pro").withField("zone", "1"));
        List<@Nullable String> texts = new ArrayList<>(List.of(
                "maria",
                "mar",
                "m",
                "mar mar",
                "paz",
                "ana maria",
                "mar paz",
                "luz",
                "taller",
                "xyz",
                "541",
                "5411001",
                "77",
                "@uno.example",
                "uno",
                "m1@uno.example",
                "+541100010",
                "REF-3",
                "largo"));
        texts.add(null);
        List<ContactOrder> orders = List.of(ContactOrder.NAME, ContactOrder.CREATED, ContactOrder.ACTIVITY);
        List<ContactSelection> selections = new ArrayList<>();
        for (int number = 0; number < 3 * texts.size(); number++) {
            String text = texts.get(number / 3);
            ContactSelection selection =
                    conditions.get(number * 7 % conditions.size()).apply(ContactSelection.EVERYBODY);
            ContactSelection searched = text == null ? selection : selection.matching(ContactFilter.of(text));
            selections.add(searched);
            selections.add(searched.sortedBy(orders.get(number % orders.size())));
        }
        return selections;
    }

    /** Some names are too long for an index; some phones come and go after the name. */
    private static Map<String, Known> fill(CrmStore store, Random random) {
        Map<String, Known> known = new LinkedHashMap<>();
        ChangeSet.Builder added = changes();
        ChangeSet.Builder later = changes();
        for (int number = 0; number < CONTACTS; number++) {
            Contact contact = contact(number, random);
            added.change(new ContactChange.AddContact(contact));
            List<ContactKey> keys = new ArrayList<>();
            for (ContactKey key : keys(contact.id(), number)) {
                (random.nextBoolean() ? added : later).change(new ContactChange.GrantKey(key));
                if (key.value().kind() == ContactKeyKind.PHONE && random.nextInt(5) == 0) {
                    later.change(new ContactChange.RevokeKey(key, key.roles()));
                } else {
                    keys.add(key);
                }
            }
            List<ConsentEntry> consents = consents(contact, random);
            consents.forEach(consent -> added.change(new ContactChange.RecordConsent(consent)));
            Instant activity = activity(number);
            if (activity != null) {
                write(added, contact.id(), number, activity);
            }
            if (random.nextInt(6) == 0) {
                contact = contact.withNames("Marco", LAST.get(number % LAST.size()), Origin.HOST)
                        .withVersion(contact.version() + 1);
                later.change(new ContactChange.EditContact(contact));
            }
            known.put(contact.id().value(), new Known(new ListedContact(contact, activity), keys, consents));
        }
        commit(store, added);
        commit(store, later);
        return known;
    }

    private static Contact contact(int number, Random random) {
        String last = LAST.get(random.nextInt(LAST.size())) + (random.nextInt(9) == 0 ? " Largo".repeat(45) : "");
        Contact contact = new Contact(
                ACME,
                new ContactId("p-" + (100 + number)),
                random.nextInt(12) == 0 ? null : FIRST.get(random.nextInt(FIRST.size())),
                last,
                null,
                random.nextInt(4) == 0 ? "Taller María" : null,
                random.nextInt(3) == 0 ? null : new UserId(random.nextBoolean() ? "ana" : "bea"),
                random.nextInt(3) == 0 ? Lifecycle.CUSTOMER : Lifecycle.PROSPECT,
                random.nextBoolean(),
                random.nextBoolean() ? Map.of("plan", "pro", "zone", "" + random.nextInt(2)) : Map.of("plan", "one"),
                Map.of(),
                Origin.HOST,
                NOON.plusSeconds(number % 13),
                0);
        return random.nextInt(8) == 0 ? contact.archivedSince(NOON) : contact;
    }

    private static List<ContactKey> keys(ContactId contact, int number) {
        List<ContactKey> keys = new ArrayList<>();
        keys.add(ContactKey.phone(ACME, contact, new Phone("5411000" + (100 + number)), Set.of(KeyRole.PRIMARY)));
        if (number % 4 == 0) {
            keys.add(ContactKey.phone(ACME, contact, new Phone("3477" + (10_000 + number)), Set.of(KeyRole.SECONDARY)));
        }
        for (String domain : number % 3 == 0 ? List.of("uno.example", "uno.example.org") : List.of("dos.example")) {
            keys.add(new ContactKey(
                    ACME,
                    contact,
                    new ContactKeyValue(ContactKeyKind.EMAIL, "m" + number + "@" + domain),
                    Set.of(KeyRole.SECONDARY)));
        }
        keys.add(new ContactKey(
                ACME, contact, new ContactKeyValue(ContactKeyKind.EXTERNAL_REFERENCE, "REF-" + number), Set.of()));
        keys.add(new ContactKey(
                ACME, contact, new ContactKeyValue(ContactKeyKind.INSTAGRAM_USER_NAME, "mar" + number), Set.of()));
        return keys;
    }

    private static List<ConsentEntry> consents(Contact contact, Random random) {
        List<ConsentEntry> consents = new ArrayList<>();
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            if (random.nextBoolean()) {
                ConsentState state = random.nextInt(5) == 0 ? ConsentState.WITHDRAWN : ConsentState.GRANTED;
                consents.add(
                        new ConsentEntry(ACME, contact.id(), "e-" + purpose, purpose, state, Origin.HOST, null, NOON));
            }
        }
        return consents;
    }

    /** Some have the same, some none. */
    private static @Nullable Instant activity(int number) {
        return number % 9 == 0 ? null : NOON.plusSeconds(number * 7 % 23);
    }

    private static void write(ChangeSet.Builder set, ContactId contact, int number, Instant activity) {
        IdentityId identity = new IdentityId("i-" + number);
        ConversationId conversation = new ConversationId("c-" + number);
        set.change(new AddIdentity(new ChannelIdentity(ACME, identity, Channel.WHATSAPP, null, contact, null, NOON, 0)))
                .change(new AddConversation(
                        Conversation.begin(ACME, conversation, new LineId("l"), identity, Channel.WHATSAPP, NOON)))
                .change(new RaiseMarks(conversation, Map.of(Mark.ACTIVITY, activity)));
    }

    private static ChangeSet.Builder changes() {
        return ChangeSet.builder(ACME, new OperationId(UUID.randomUUID().toString()), NOON);
    }

    private static void commit(CrmStore store, ChangeSet.Builder set) {
        assertThat(store.commit(List.of(set.build()))).containsExactly(new CommitResult.Applied());
    }
}
