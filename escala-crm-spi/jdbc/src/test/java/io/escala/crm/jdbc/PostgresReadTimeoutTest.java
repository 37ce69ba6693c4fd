package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.contact.ContactId;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A read that takes too long is ended, once; here it waits for a table that somebody else has locked. */
class PostgresReadTimeoutTest {
    private static final JdbcOptions SHORT = JdbcOptions.standard().readTimeout(Duration.ofMillis(200));
    private static final Set<ContactId> ASKED = Set.of(new ContactId("c-1"));

    private final Postgres postgres = Postgres.emptied();
    private final DataSource source = postgres.dataSource();

    @AfterEach
    void empty() {
        postgres.empty();
    }

    private static Connection lock(DataSource source) throws SQLException {
        Connection holder = source.getConnection();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLE escala_contacts IN ACCESS EXCLUSIVE MODE");
        }
        return holder;
    }

    @Test
    void endsWhatTakesTooLong() throws SQLException {
        try (CrmStore store = JdbcCrmStore.postgres(source, SHORT)) {
            try (Connection holder = lock(source)) {
                assertThatThrownBy(() -> store.contacts(ACME, ASKED))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("it may take 200 ms")
                        .hasMessageContaining("57014");
                holder.rollback();
            }
            assertThat(store.contacts(ACME, ASKED)).isEmpty();
        }
    }

    @Test
    void takesPartInATransactionWithoutLimitingIt() throws SQLException {
        try (JdbcCrmStore store = JdbcCrmStore.postgres(source, SHORT);
                Connection own = source.getConnection()) {
            own.setAutoCommit(false);
            CrmStore joined = store.joining(new TransactionRunner() {
                @Override
                public <T> T run(ConnectionWork<T> work) {
                    return work.run(own);
                }
            });

            assertThat(joined.contacts(ACME, ASKED)).isEmpty();
            try (Statement statement = own.createStatement();
                    ResultSet timeout = statement.executeQuery("SHOW statement_timeout")) {
                assertThat(timeout.next()).isTrue();
                assertThat(timeout.getString(1)).isEqualTo("0");
                assertThat(statement.getQueryTimeout()).isZero();
            }
            own.rollback();
            try (Connection holder = lock(source)) {
                assertThatThrownBy(() -> joined.contacts(ACME, ASKED)).isInstanceOf(StoreUnavailableException.class);
                holder.rollback();
            }
            own.rollback();
            assertThat(joined.contacts(ACME, ASKED)).isEmpty();
            own.rollback();
        }
    }
}
