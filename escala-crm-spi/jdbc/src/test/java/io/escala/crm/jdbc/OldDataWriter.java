package io.escala.crm.jdbc;

import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the files of {@link StoredData}. Run by hand, with the folder as argument, when a schema gets a folder of its own; ids and
 * times are fixed, only the tokens of leases are random.
 */
final class OldDataWriter {
    private OldDataWriter() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        pack(folder.resolve(StoredData.SQLITE), sqlite());
        pack(folder.resolve(StoredData.POSTGRES), postgres().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sqlite() throws IOException, SQLException {
        Path file = Files.createTempDirectory("escala-old-data").resolve("inbox.db");
        ManualClock clock = new ManualClock();
        try (CrmStore store = JdbcCrmStore.sqlite(file, JdbcOptions.standard().leaseClock(clock))) {
            fill(store, clock);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM");
        }
        return Files.readAllBytes(file);
    }

    private static String postgres() throws SQLException {
        Postgres postgres = new Postgres();
        ManualClock clock = new ManualClock();
        try (CrmStore store = JdbcCrmStore.postgres(
                postgres.dataSource(), JdbcOptions.standard().leaseClock(clock))) {
            fill(store, clock);
        }
        try (Connection connection = postgres.dataSource().getConnection()) {
            return SqlDump.of(connection);
        }
    }

    private static void fill(CrmStore store, ManualClock clock) {
        OldData.changeSets().forEach(set -> {
            List<CommitResult> results = store.commit(List.of(set));
            if (!results.equals(List.of(new CommitResult.Applied()))) {
                throw new IllegalStateException(set.operation() + ": " + results);
            }
        });
        OldWork.run(store, clock);
    }

    private static void pack(Path file, byte[] content) throws IOException {
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(content);
        }
    }
}
