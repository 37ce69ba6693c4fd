package io.escala.crm.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * One PostgreSQL for all tests of a run, stopped when it ends. Each test has a schema of its own; one that was migrated is emptied
 * and used again, which costs milliseconds instead of half a second.
 */
public final class Postgres {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final Driver DRIVER = new org.postgresql.Driver();
    private static final EmbeddedPostgres SERVER = start();

    private static final Deque<Postgres> EMPTIED = new ConcurrentLinkedDeque<>();

    private final String schema = "test_" + SCHEMAS.incrementAndGet();
    private final Connections connections = new Connections(dataSource());

    /** A schema without tables. */
    Postgres() {
        onServer("CREATE SCHEMA " + schema);
    }

    /** A schema in which a store may have been before; nothing is left of it but empty tables. */
    public static Postgres emptied() {
        Postgres used = EMPTIED.pollFirst();
        return used == null ? new Postgres() : used;
    }

    /** Releases a schema that a store has migrated. */
    public void empty() {
        String tables =
                "SELECT string_agg('DELETE FROM ' || quote_ident(schemaname) || '.' || quote_ident(tablename), '; ')"
                        + " FROM pg_tables WHERE schemaname = '" + schema + "' AND tablename <> 'escala_migrations'";
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet deletes = statement.executeQuery(tables)) {
            deletes.next();
            onServer(deletes.getString(1));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        EMPTIED.addFirst(this);
    }

    /** Connections that are kept for as long as the schema. */
    Connections connections() {
        return connections;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    // An analysis of tables is a transaction too, for which the events committed meanwhile wait; tests
                    // read them at once.
                    .setServerConfig("autovacuum_analyze_threshold", "2000000000")
                    .start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    public DataSource dataSource() {
        return dataSource(Map.of());
    }

    DataSource dataSource(Map<String, String> properties) {
        Map<String, String> all =
                new HashMap<>(Map.of("user", "postgres", "currentSchema", schema, "logServerErrorDetail", "false"));
        all.putAll(properties);
        return at(url("postgres"), all);
    }

    /** Connects to a URL. */
    static DataSource at(String url, Map<String, String> properties) {
        Properties all = new Properties();
        all.putAll(properties);
        return Connections.proxy(DataSource.class, (self, method, arguments) -> DRIVER.connect(url, all));
    }

    /** The URL of a database of the server, without a user. */
    static String url(String database) {
        return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + database;
    }

    String schema() {
        return schema;
    }

    /** Runs a statement of a test's own. */
    void inSchema(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    void drop() {
        connections.close();
        onServer("DROP SCHEMA " + schema + " CASCADE");
    }

    /** Runs a statement outside any schema of a test. */
    static void onServer(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
