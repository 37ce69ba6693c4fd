package io.escala.crm.jdbc;

import io.escala.crm.store.CrmStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A copy of the {@link StoredData} of one engine; {@link #close} removes it. */
interface StoredCopy extends AutoCloseable {
    /** The engines. */
    enum Engine {
        SQLITE,
        POSTGRES;

        /**
         * Copies the data.
         *
         * @param directory an empty directory
         */
        StoredCopy copy(Path directory) throws IOException {
            return this == SQLITE ? new SqliteCopy(directory) : new PostgresCopy();
        }
    }

    /** Opens a store over the copy. */
    CrmStore open(JdbcOptions options);

    /** Connects to the copy. */
    Connection connect() throws SQLException;

    /** Runs a statement on the copy. */
    default void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns a query for the pairs of table and column. */
    String columns();

    @Override
    void close();

    /** A copy of the file. */
    final class SqliteCopy implements StoredCopy {
        private final Path file;

        SqliteCopy(Path directory) throws IOException {
            file = Files.write(directory.resolve("inbox.db"), StoredData.sqliteFile());
        }

        @Override
        public CrmStore open(JdbcOptions options) {
            return JdbcCrmStore.sqlite(file, options);
        }

        @Override
        public Connection connect() throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        }

        @Override
        public String columns() {
            return "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
                    + " WHERE t.type = 'table' AND t.name LIKE 'escala%'";
        }

        @Override
        public void close() {
            // The directory removes the file.
        }
    }

    /** The dump, loaded into a schema of its own. */
    final class PostgresCopy implements StoredCopy {
        private final Postgres postgres = new Postgres();

        PostgresCopy() {
            postgres.inSchema(StoredData.postgresDump());
        }

        @Override
        public CrmStore open(JdbcOptions options) {
            return JdbcCrmStore.postgres(postgres.dataSource(), options);
        }

        @Override
        public Connection connect() throws SQLException {
            return postgres.dataSource().getConnection();
        }

        @Override
        public String columns() {
            return "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()";
        }

        @Override
        public void close() {
            postgres.drop();
        }
    }
}
