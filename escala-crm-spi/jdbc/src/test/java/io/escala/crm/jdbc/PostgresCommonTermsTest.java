package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Databases;
import io.escala.crm.jdbc.internal.engine.SchemaPolicy;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What PostgreSQL knows of common words, by which it is decided whether messages or conversations are read first. */
class PostgresCommonTermsTest {
    private static final int MESSAGES = 60_000;

    private final Postgres postgres = Postgres.emptied();
    private final DataSource source = postgres.dataSource();

    @AfterEach
    void empty() {
        postgres.empty();
    }

    private static String term(String word) {
        return SearchTerms.ofMessage(ACME.value(), List.of(word)).get(0);
    }

    private long known(String beginning) {
        return known(Table.MESSAGE_TEXTS, beginning);
    }

    private long known(Table table, String beginning) {
        try (Database database = Databases.postgres(source, Duration.ofSeconds(30), new SchemaPolicy(true, true))) {
            return database.read(session -> session.statistics(table)).having(term(beginning));
        }
    }

    /** Every message says "hola" and a word of its own; one of two says "gracias". */
    private void fill() throws SQLException {
        execute("INSERT INTO escala_message_texts (account, conversation, message, terms) SELECT '" + ACME
                + "', 'c-' || n, 'm-' || n, array_to_tsvector(ARRAY['" + term("hola") + "', '" + term("unico")
                + "' || n, '" + term("gracias") + "' || (n % 2)]) FROM GENERATE_SERIES(1, " + MESSAGES + ") n");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void knowsCommonTermsOnceTheTableIsAnalysed() throws SQLException {
        assertThat(known(Table.PEOPLE, "hola")).as("without statistics").isZero();
        fill();

        execute("ANALYZE escala_message_texts");

        assertThat(known("hola")).isBetween(MESSAGES * 9L / 10, MESSAGES * 11L / 10);
        assertThat(known("ho")).isEqualTo(known("hola"));
        assertThat(known("gracias1")).as("one of two").isBetween(MESSAGES / 3L, MESSAGES * 2L / 3);
        assertThat(known("gracias")).as("both").isBetween(MESSAGES * 9L / 10, MESSAGES * 11L / 10);
        assertThat(known("unico77")).isLessThan(100);
        assertThat(known("adios")).isZero();
    }

    @Test
    void findsTheSameWithAndWithoutStatistics() throws SQLException {
        try (CrmStore store = JdbcCrmStore.postgres(source)) {
            fill();
            execute(
                    "INSERT INTO escala_conversations (account, person, id, line, identity, channel, session, is_open, created_at, version)"
                            + " SELECT '" + ACME + "', 'i/i-' || n, 'c-' || n, 'l', 'i-' || n, 'whatsapp', 0, 0, n, 0"
                            + " FROM GENERATE_SERIES(1, 300) n");
            List<Long> before = counts(store);

            execute("ANALYZE escala_message_texts");

            assertThat(before).containsExactly(300L, 150L, 150L, 1L, 0L);
            assertThat(counts(store)).isEqualTo(before);
        }
    }

    private static List<Long> counts(CrmStore store) {
        return List.of("hola", "gracias1", "hola gracias0", "hola unico77", "hola adios").stream()
                .map(text -> store.countConversations(
                        ACME, ConversationFilter.EVERYTHING.thatContain(text), Visibility.ALL, 1_000))
                .toList();
    }
}
