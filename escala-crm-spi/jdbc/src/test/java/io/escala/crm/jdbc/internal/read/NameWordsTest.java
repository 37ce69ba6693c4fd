package io.escala.crm.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.Postgres;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Beginning;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Databases;
import io.escala.crm.jdbc.internal.engine.SchemaPolicy;
import io.escala.crm.jdbc.internal.engine.SqliteSettings;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.text.SearchWords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several common words of a name: what each engine looks for first, and that it finds the same people. */
class NameWordsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final SchemaPolicy SCHEMA = new SchemaPolicy(true, true);
    private static final int PEOPLE = 12_000;

    @TempDir
    Path directory;

    @Test
    void onPostgresTheTwoRarestAreCollectedUnlessOneIsFarRarer() throws SQLException {
        Postgres postgres = Postgres.emptied();
        try (Database database = Databases.postgres(postgres.dataSource(), Duration.ofSeconds(30), SCHEMA);
                Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            fill(connection, "array_to_tsvector(STRING_TO_ARRAY(?, ' '))");
            assertFound(database, "juan", "perez", "todos");
            statement.execute("ANALYZE escala_people");
        }
        // What is known is kept for a minute.
        try (Database database = Databases.postgres(postgres.dataSource(), Duration.ofSeconds(30), SCHEMA)) {
            NameWords both = words(database, "todos", "juan", "perez");
            assertThat(both.rarestFirst()).containsExactly("perez", "juan", "todos");
            assertThat(both.together()).containsExactly(beginning("perez"), beginning("juan"));
            assertThat(both.fewest()).isBetween(3_800L, 4_200L);
            assertThat(both.likely()).isBetween(1_800L, 2_200L);
            assertThat(both.areTogetherIn(1_000)).isFalse();
            assertThat(both.areTogetherIn(3_000)).isTrue();
            assertThat(words(database, "raro", "todos").together())
                    .as("five times as many are collected")
                    .isEmpty();
            assertThat(words(database, "unico7", "todos").likely())
                    .as("of a rare word nothing is known")
                    .isZero();
            assertFound(database, "juan", "perez", "todos");
            assertFound(database, "juan", "perez", "a");
            assertFound(database, "raro", "todos");
            assertFound(database, "unico7", "todos");
        } finally {
            postgres.empty();
        }
    }

    @Test
    void onSqliteWholeTermsAreCollectedAndABeginningIsJudged() throws SQLException {
        Path file = directory.resolve("inbox.db");
        JdbcCrmStore.sqlite(file).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            fill(connection, "?");
            statement.execute("INSERT INTO escala_people_index (rowid, terms) SELECT seq, terms FROM escala_people");
        }
        try (Database database = Databases.sqlite(
                file, new SqliteSettings(Duration.ofSeconds(5), 1, 1, Duration.ofSeconds(30)), SCHEMA)) {
            NameWords three = words(database, "juan", "perez", "a");
            assertThat(three.together()).extracting(Beginning::text).containsExactly(term("perez"), term("juan"));
            assertThat(three.areWhole()).isTrue();
            NameWords two = words(database, "juan", "a");
            assertThat(two.together())
                    .as("one whole term alone would collect everybody with it")
                    .extracting(Beginning::text)
                    .containsExactly(term("juan"), term("a"));
            assertThat(words(database, "juan", "escaso"))
                    .isEqualTo(new NameWords(List.of("escaso", "juan"), 1_714, 0, List.of()));
            assertFound(database, "juan", "perez", "a");
            assertFound(database, "juan", "a");
            assertFound(database, "juan", "escaso");
            assertFound(database, "juan", "perez", "todos");
        }
    }

    /** Of two people one is a Juan, of three one a Pérez, of five one a Raro, of seven one an Escaso; all have two more words and one of their own. */
    private static List<String> name(int number) {
        List<String> words = new ArrayList<>(List.of("todos", number % 2 == 0 ? "azul" : "alfa", "unico" + number));
        if (number % 2 == 0) {
            words.add("juan");
        }
        if (number % 3 == 0) {
            words.add("perez");
        }
        if (number % 5 == 0) {
            words.add("raro");
        }
        if (number % 7 == 0) {
            words.add("escaso");
        }
        return words;
    }

    private static void fill(Connection connection, String terms) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO escala_people (account, person, words, numbers, terms) VALUES ('" + ACME + "', ?, ?, '', "
                        + terms + ")")) {
            for (int number = 1; number <= PEOPLE; number++) {
                List<String> words = name(number);
                insert.setString(1, "c/" + number);
                insert.setString(2, " " + String.join(" ", words));
                insert.setString(3, SearchTerms.textOfPerson(ACME.value(), words, List.of()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void assertFound(Database database, String... words) {
        List<String> found = database.read(session -> {
            PeopleQuery query = PeopleQuery.of(
                            session.dialect(), ACME, filter(words), NameWords.of(session, ACME, filter(words), 20_000))
                    .get(0);
            return session.list(query.sql(), query.binding(), row -> row.text());
        });
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, PEOPLE)
                        .filter(number -> SearchWords.match(name(number), List.of(words)))
                        .mapToObj(number -> "c/" + number)
                        .toList());
    }

    private static NameWords words(Database database, String... words) {
        return database.read(session -> NameWords.of(session, ACME, filter(words), 20_000));
    }

    private static ContactFilter filter(String... words) {
        return new ContactFilter(Stream.of(words).toList(), List.of(), null, null);
    }

    private static Beginning beginning(String word) {
        return Beginning.of(term(word));
    }

    private static String term(String word) {
        return SearchTerms.ofName(ACME.value(), word);
    }
}
