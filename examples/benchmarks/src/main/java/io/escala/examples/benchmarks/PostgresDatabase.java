package io.escala.examples.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.store.CrmStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** An embedded PostgreSQL server with a connection pool, as a host has. */
final class PostgresDatabase implements Database {
    private final EmbeddedPostgres server;
    private final HikariDataSource pool;
    private final CrmStore store;

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
    public void close() throws IOException {
        store.close();
        pool.close();
        server.close();
    }
}
