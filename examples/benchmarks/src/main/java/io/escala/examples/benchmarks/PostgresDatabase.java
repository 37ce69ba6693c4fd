package io.escala.examples.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.store.CrmStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** An embedded PostgreSQL server with a connection pool, as a host has. */
final class PostgresDatabase implements Database {
    private static final String PROCESSES =
            "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'";

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;
    private final CrmStore store;

    /** Asks for the server's processes; opened when it is first asked. */
    private @Nullable Connection asking;

    private PostgresDatabase(EmbeddedPostgres server) {
        this.server = server;
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(4);
        this.pool = new HikariDataSource(config);
        this.store = JdbcCrmStore.postgres(pool);
    }

    static PostgresDatabase start() throws IOException {
        // The benchmark measures durable commits, which the defaults of a test server disable.
        return new PostgresDatabase(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // A server of four gigabytes; the default is for one that hardly does anything.
                .setServerConfig("shared_buffers", "1GB")
                .start());
    }

    @Override
    public CrmStore store() {
        return store;
    }

    @Override
    public Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    @Override
    public void analyse() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }

    /** With the server's processes of the pool, which Linux tells of. Not thread-safe. */
    @Override
    public long processorNanos() {
        long all = Database.super.processorNanos();
        try (Statement statement = asking().createStatement();
                ResultSet processes = statement.executeQuery(PROCESSES)) {
            while (processes.next()) {
                Path usage = Path.of("/proc", processes.getString(1), "schedstat");
                if (Files.exists(usage)) {
                    String used = Files.readString(usage);
                    all += Long.parseLong(used.substring(0, used.indexOf(' ')));
                }
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the server does not tell its processes", e);
        }
        return all;
    }

    private Connection asking() throws SQLException {
        Connection open = asking == null ? connect() : asking;
        asking = open;
        return open;
    }

    @Override
    public void close() throws IOException {
        store.close();
        pool.close();
        server.close();
    }
}
