package io.escala.examples.benchmarks;

import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.store.CrmStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A SQLite file in a temporary directory. */
final class SqliteDatabase implements Database {
    private final Path directory;
    private final CrmStore store;

    private SqliteDatabase(Path directory) {
        this.directory = directory;
        this.store = JdbcCrmStore.sqlite(file());
    }

    static SqliteDatabase create() throws IOException {
        return new SqliteDatabase(Files.createTempDirectory("escala-benchmark"));
    }

    private Path file() {
        return directory.resolve("inbox.db");
    }

    @Override
    public CrmStore store() {
        return store;
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("transaction_mode", "IMMEDIATE");
        return DriverManager.getConnection("jdbc:sqlite:" + file(), properties);
    }

    @Override
    public void close() throws IOException {
        store.close();
        for (String suffix : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(directory.resolve("inbox.db" + suffix));
        }
        Files.delete(directory);
    }
}
