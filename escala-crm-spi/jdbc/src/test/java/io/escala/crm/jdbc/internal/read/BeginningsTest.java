package io.escala.crm.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.contact.Origin;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.Postgres;
import io.escala.crm.jdbc.TestObjects;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Beginning;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Databases;
import io.escala.crm.jdbc.internal.engine.SchemaPolicy;
import io.escala.crm.jdbc.internal.engine.SqliteSettings;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import io.escala.crm.text.SearchWords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the terms that begin with a word, and that people with several words are found whether it is known or not. */
class BeginningsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SchemaPolicy SCHEMA = new SchemaPolicy(true, true);

    private static final List<String> WORDS = List.of(
            "juan",
            "juana",
            "juanjo",
            "juan7",
            "juanж",
            "juan田中",
            "gonzalez",
            "gonzalez10017",
            "gonzalezy",
            "perez",
            "pena",
            "ж",
            "жук",
            "z");

    @TempDir
    Path directory;

    @Test
    void onSqlite() {
        Path file = directory.resolve("inbox.db");
        Map<String, List<String>> people;
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            people = fill(store);
        }
        try (Database database = Databases.sqlite(
                file, new SqliteSettings(Duration.ofSeconds(5), 1, 1, Duration.ofSeconds(30)), SCHEMA)) {
            assertThat(of(database, "juan")).isEqualTo(whole("juan", "juan7", "juana", "juanj", "juanж", "juan田"));
            // All terms that begin so are the same beginning longer.
            assertThat(of(database, "gonz")).isEqualTo(whole("gonzalez", "gonzalez1", "gonzalezy"));
            assertThat(of(database, "z")).isEqualTo(whole("z"));
            assertThat(of(database, "ж")).isEqualTo(whole("ж", "жу"));
            // No word of its own, and what follows differs.
            assertThat(of(database, "pe")).isEqualTo(Beginning.of(term("pe")));
            assertThat(of(database, "nadie")).isEqualTo(Beginning.of(term("nadie")));
            // Too much follows.
            assertThat(of(database, "muchos")).isEqualTo(Beginning.of(term("muchos")));
            assertFound(database, people);
        }
    }

    @Test
    void onPostgres() {
        Postgres postgres = Postgres.emptied();
        try (CrmStore store = JdbcCrmStore.postgres(postgres.dataSource());
                Database database = Databases.postgres(postgres.dataSource(), Duration.ofSeconds(30), SCHEMA)) {
            Map<String, List<String>> people = fill(store);
            assertThat(of(database, "juan")).isEqualTo(Beginning.of(term("juan")));
            assertFound(database, people);
        } finally {
            postgres.empty();
        }
    }

    /** Each word alone, with each other word, and one whose followers are too many. */
    private static Map<String, List<String>> fill(CrmStore store) {
        Map<String, List<String>> people = new TreeMap<>();
        ChangeSet.Builder set = ChangeSet.builder(ACME, new OperationId("people"), NOON);
        List<List<String>> names = Stream.concat(
                        WORDS.stream().flatMap(first -> WORDS.stream().map(second -> List.of(first, second))),
                        IntStream.range(0, 30)
                                .mapToObj(number -> List.of(
                                        "muchos" + (char) ('a' + number % 26) + (number < 26 ? "" : number),
                                        "muchos" + (char) (0x430 + number))))
                .toList();
        for (List<String> name : names) {
            String id = "p" + people.size();
            set.change(new AddContact(TestObjects.contact(id).withNames(String.join(" ", name), null, Origin.HOST)));
            people.put("c/" + id, SearchWords.of(String.join(" ", name)));
        }
        assertThat(store.commit(List.of(set.build()))).containsExactly(new CommitResult.Applied());
        return people;
    }

    private static void assertFound(Database database, Map<String, List<String>> people) {
        List<String> beginnings = Stream.concat(
                        WORDS.stream(), Stream.of("j", "jua", "gonz", "gonzalez1", "p", "muchos", "nadie"))
                .toList();
        for (String first : beginnings) {
            for (String second : beginnings) {
                List<String> expected = people.keySet().stream()
                        .filter(person -> SearchWords.match(people.get(person), List.of(first, second)))
                        .toList();
                assertThat(found(database, first, second))
                        .as("%s and %s", first, second)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    private static List<String> found(Database database, String... words) {
        return database.read(session -> {
            TermSearch search = session.dialect()
                    .withBeginnings(
                            Table.PEOPLE,
                            Beginnings.of(
                                    session,
                                    Table.PEOPLE,
                                    Stream.of(words).map(BeginningsTest::term).toList()));
            return session.list("SELECT x.person" + search.sql(), search.binding(), row -> row.text());
        });
    }

    private static Beginning of(Database database, String word) {
        return database.read(session -> Beginnings.of(session, Table.PEOPLE, List.of(term(word))))
                .get(0);
    }

    private static Beginning whole(String word, String... longer) {
        return new Beginning(
                term(word), true, Stream.of(longer).map(BeginningsTest::term).toList());
    }

    private static String term(String word) {
        return SearchTerms.ofName(ACME.value(), word);
    }
}
