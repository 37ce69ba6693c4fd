package io.escala.acceptance.stage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One PostgreSQL and one pool for a run. Each test finds the schema without rows, which is quicker than without tables. */
final class PostgresServer implements AutoCloseable {
    private static final String EMPTY =
            "SELECT string_agg('DELETE FROM ' || quote_ident(tablename), '; ') FROM pg_tables"
                    + " WHERE schemaname = 'public' AND tablename <> 'escala_migrations'";

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    PostgresServer() {
        try {
            server = EmbeddedPostgres.builder().start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(2);
        pool = new HikariDataSource(config);
    }

    DataSource emptied() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            String deletes;
            try (ResultSet found = statement.executeQuery(EMPTY)) {
                found.next();
                deletes = found.getString(1);
            }
            if (deletes != null) {
                statement.execute(deletes);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return pool;
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
