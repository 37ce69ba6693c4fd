package io.escala.crm.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AddTouchpoint;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.EditConversation;
import io.escala.crm.change.ConversationChange.RaiseMarks;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent.Text;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.TouchpointId;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.Postgres;
import io.escala.crm.jdbc.TestObjects;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Databases;
import io.escala.crm.jdbc.internal.engine.SchemaPolicy;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.SqliteSettings;
import io.escala.crm.jdbc.internal.read.ConversationCount.Limits;
import io.escala.crm.jdbc.internal.read.ConversationList.Place;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ConversationFilter.Owners;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import io.escala.crm.store.ReferralFilter;
import io.escala.crm.store.Visibility;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a page is found and however conversations are counted, they are the same. */
class SearchedListsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int PEOPLE = 50;
    private static final SchemaPolicy SCHEMA = new SchemaPolicy(true, true);
    private static final ConversationPage HARDLY_LOOKING = new ConversationPage(1, 0, 0, 1_000, 0);

    @TempDir
    Path directory;

    @Test
    void onSqlite() {
        Path file = directory.resolve("inbox.db");
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            fill(store, new Random(1));
        }
        try (Database database = Databases.sqlite(
                file, new SqliteSettings(Duration.ofSeconds(5), 1, 1, Duration.ofSeconds(30)), SCHEMA)) {
            assertSame(database);
            assertCountedForContactsOnly(database);
        }
    }

    @Test
    void onPostgres() {
        Postgres postgres = Postgres.emptied();
        try (CrmStore store = JdbcCrmStore.postgres(postgres.dataSource());
                Database database = Databases.postgres(postgres.dataSource(), Duration.ofSeconds(30), SCHEMA)) {
            fill(store, new Random(2));
            assertSame(database);
            assertCountedForContactsOnly(database);
            assertSampled(database);
        } finally {
            postgres.empty();
        }
    }

    /** Of many people with some digits hardly any may be no contact, so that a list of those would be read to its end. */
    private static void assertCountedForContactsOnly(Database database) {
        ConversationFilter all = ConversationFilter.EVERYTHING.ofPeople(ContactFilter.of("505"));
        assertThat(database.<Long>read(session -> SearchConditions.byDigits(session, ACME, all)))
                .isPositive();
        assertThat(database.<Long>read(
                        session -> SearchConditions.byDigits(session, ACME, all.thatAreRegistered(false))))
                .isZero();
    }

    /** A sample of so few people has all of them. */
    private static void assertSampled(Database database) {
        long sampled =
                database.<Long>read(session -> PeopleWithDigits.about(session, ACME, ContactFilter.of("505"), 1_000));
        assertThat(sampled)
                .isGreaterThan(10)
                .isEqualTo(database.<Long>read(session -> session.list(
                                "SELECT COUNT(*) FROM escala_people WHERE numbers LIKE '%505%'",
                                SqlSession.Binding.NOTHING, row -> row.number())
                        .get(0)));
    }

    private static void assertSame(Database database) {
        int found = 0;
        for (ConversationFilter filter : filters()) {
            for (Visibility visibility :
                    List.of(Visibility.ALL, new Visibility(false, Set.of(new UserId("ana")), true))) {
                List<String> expected = pages(database, HARDLY_LOOKING, filter, visibility, 1_000);
                for (ConversationPage way : List.of(
                        new ConversationPage(1, 1, 0, 1_000, 0),
                        new ConversationPage(2, 3, 5, 10, 0),
                        new ConversationPage(3, 1_000, 0, 1_000, 0),
                        new ConversationPage(1, 0, 0, 1_000, 3),
                        new ConversationPage(1, 0, 1_000, 0, 20),
                        new ConversationPage(1, 0, 0, 0, 0),
                        ConversationPage.STANDARD)) {
                    for (int limit : new int[] {5, 1_000}) {
                        assertThat(pages(database, way, filter, visibility, limit))
                                .as("%s, pages of %s", way, limit)
                                .containsExactlyElementsOf(expected);
                    }
                }
                assertCounted(database, filter, visibility, expected.size());
                found += expected.size();
            }
        }
        assertThat(found).isGreaterThan(5 * filters().size());
    }

    private static void assertCounted(
            Database database, ConversationFilter filter, Visibility visibility, long expected) {
        for (Limits limits : List.of(
                new Limits(2, 1, 1, 1, 1, 1, 0, 0),
                new Limits(9, 3, 5, 30, 3, 2, 0, 0),
                new Limits(2, 0, 1_000, 1_000, 1, 1, 0, 0),
                new Limits(2, 50, 1, 1_000, 1_000, 5, 0, 0),
                new Limits(2, 1, 1, 1, 1, 1, 1_000, 20),
                new Limits(2, 1, 1, 1, 1, 1, 1_000, 1_000),
                Limits.STANDARD)) {
            for (long enough : new long[] {1, 5, Long.MAX_VALUE}) {
                assertThat(database.<Long>read(session ->
                                new ConversationCount(session, ACME, filter, visibility, limits).upTo(enough)))
                        .as("%s up to %s", limits, enough)
                        .isEqualTo(Math.min(expected, enough));
            }
        }
    }

    private static List<String> pages(
            Database database, ConversationPage way, ConversationFilter filter, Visibility visibility, int limit) {
        List<Conversation> all = new ArrayList<>();
        List<Conversation> page;
        do {
            Place after = all.isEmpty() ? null : place(all.get(all.size() - 1));
            page = database.read(session -> way.read(session, ACME, filter, visibility, after, limit));
            all.addAll(page);
        } while (page.size() == limit);
        return all.stream().map(conversation -> conversation.id().value()).toList();
    }

    private static Place place(Conversation conversation) {
        return new Place(
                conversation.mark(Mark.ACTIVITY).orElse(null), conversation.id().value());
    }

    /** Some have the same, some none. */
    private static @Nullable Instant activity(int number) {
        return number % 9 == 0 ? null : NOON.plusSeconds(number * 7 % 23);
    }

    private static List<ConversationFilter> filters() {
        List<ConversationFilter> all = new ArrayList<>();
        for (UnaryOperator<ConversationFilter> other : List.<UnaryOperator<ConversationFilter>>of(
                filter -> filter,
                filter -> filter.since(NOON.plusSeconds(3)),
                filter -> filter.of(new Owners(Set.of(new UserId("ana"), new UserId("bea")), true)),
                filter -> filter.referred(ReferralFilter.source("ad-spring")),
                filter -> filter.tagged(Set.of(new ConversationTag("vip"))))) {
            all.add(other.apply(ConversationFilter.EVERYTHING.referred(ReferralFilter.ANY)));
            for (String word : List.of("todos", "mitad", "raro", "mitad raro", "solo", "todos nunca", "")) {
                all.add(other.apply(ConversationFilter.EVERYTHING.thatContain(word)));
            }
            for (String name : List.of("flor", "luz", "flor luz", "nadie", "505", "000", "411", "5055", "")) {
                all.add(other.apply(ConversationFilter.EVERYTHING.ofPeople(ContactFilter.of(name))));
            }
            all.add(other.apply(
                    ConversationFilter.EVERYTHING.thatContain("mitad").ofPeople(ContactFilter.of("flor"))));
        }
        for (String name : List.of("flor", "flor luz", "505", "5055", "")) {
            for (boolean registered : new boolean[] {true, false}) {
                all.add(ConversationFilter.EVERYTHING
                        .thatAreRegistered(registered)
                        .ofPeople(ContactFilter.of(name)));
            }
        }
        all.add(ConversationFilter.EVERYTHING
                .thatAreRegistered(false)
                .thatContain("mitad")
                .ofPeople(ContactFilter.of("flor"))
                .since(NOON.plusSeconds(3)));
        return all;
    }

    private static void fill(CrmStore store, Random random) {
        ChangeSet.Builder set = changes();
        List<Conversation> conversations = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            IdentityId identity = new IdentityId("i-" + number);
            String name = (number % 2 == 0 ? "Flor " : "Rosa ") + (random.nextInt(12) == 0 ? "Luz" : "Paz");
            Conversation conversation = Conversation.begin(
                    ACME, new ConversationId("c-" + (100 + number)), new LineId("l"), identity, Channel.WHATSAPP, NOON);
            set.change(new AddIdentity(new ChannelIdentity(ACME, identity, Channel.WHATSAPP, null, null, null, NOON, 0)
                            .withProfile(new ProfileName(name, null, null, NOON))))
                    .change(new SeeAlias(IdentityAlias.since(
                            ACME,
                            identity,
                            IdentityKey.whatsAppNumber(
                                    new Phone("54911" + ((number % 2 == 0 ? 50_550_000 : 41_000_000) + number * 137))),
                            AliasGrade.CONFIRMED,
                            NOON)))
                    .change(new AddConversation(conversation));
            if (number % 7 == 0) {
                ContactId contact = new ContactId("p-" + number);
                set.change(new AddContact(TestObjects.contact(contact.value()).withNames(name, null, Origin.HOST)))
                        .change(new LinkIdentity(identity, contact));
                if (number % 2 == 1) {
                    // Found by a name that is not theirs.
                    set.change(new GrantKey(new ContactKey(
                            ACME,
                            contact,
                            new ContactKeyValue(ContactKeyKind.EMAIL, "flor" + number + "@example.com"),
                            Set.of(KeyRole.PRIMARY))));
                }
            }
            UserId owner = number % 3 == 0 ? null : new UserId(number % 3 == 1 ? "ana" : "bea");
            set.change(new EditConversation(
                    conversation.id(), owner, random.nextInt(4) == 0 ? Set.of(new ConversationTag("vip")) : Set.of()));
            Instant activity = activity(number);
            if (activity != null) {
                set.change(new RaiseMarks(conversation.id(), Map.of(Mark.ACTIVITY, activity)));
            }
            for (int message = 0; message < 1 + random.nextInt(3); message++) {
                String text = "todos " + (random.nextBoolean() ? "mitad " : "")
                        + (random.nextInt(20) == 0 ? "raro" : "") + (number == 1 && message == 0 ? " solo" : "");
                set.change(new AppendMessage(said(conversation, "m-" + number + "-" + message, text)));
            }
            if (number % 3 == 1) {
                String advertisement = number % 2 == 0 ? "ad-spring" : "ad-autumn";
                set.change(new AddTouchpoint(new Touchpoint(
                        ACME,
                        new TouchpointId("came"),
                        conversation.id(),
                        new Referral("ad", advertisement, null, null, null, null, null),
                        NOON,
                        NOON)));
            }
            conversations.add(conversation);
        }
        commit(store, set);
        ChangeSet.Builder superseding = changes();
        for (int number = 0; number < 4; number++) {
            superseding.change(new SupersedeConversation(
                    conversations.get(number).id(),
                    conversations.get(10 + 9 * number % 20).id(),
                    0));
        }
        commit(store, superseding);
    }

    private static Message said(Conversation conversation, String id, String text) {
        return Message.inbound(
                conversation,
                new MessageId(id),
                "wamid." + id,
                new Text(text),
                NOON,
                NOON,
                false,
                IdentityKey.whatsAppNumber(new Phone("5491155550000")),
                null);
    }

    private static ChangeSet.Builder changes() {
        return ChangeSet.builder(ACME, new OperationId(UUID.randomUUID().toString()), NOON);
    }

    private static void commit(CrmStore store, ChangeSet.Builder set) {
        assertThat(store.commit(List.of(set.build()))).containsExactly(new CommitResult.Applied());
    }
}
