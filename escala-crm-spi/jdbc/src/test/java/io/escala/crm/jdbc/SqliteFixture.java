package io.escala.crm.jdbc;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.tck.Breaking;
import io.escala.crm.tck.HeldCommit;
import io.escala.crm.tck.StoreFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A SQLite file: other stores can open it too, and commits happen one after the other. */
final class SqliteFixture implements StoreFixture {
    private static final byte[] EMPTY_STORE = emptyStore();

    private final ManualClock leaseClock = new ManualClock();
    private final Path file;
    private final FailingConnections failing = new FailingConnections();
    private final List<CrmStore> stores = new ArrayList<>();

    /** Copying a file that was migrated once is quicker than migrating one for each test. */
    SqliteFixture(Path directory) {
        try {
            file = Files.createTempFile(directory, "store-", ".db");
            Files.write(file, EMPTY_STORE);
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    private static byte[] emptyStore() {
        try {
            Path directory = Files.createTempDirectory("escala-jdbc");
            Path file = directory.resolve("empty.db");
            JdbcCrmStore.sqlite(file).close();
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(directory);
            return bytes;
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    @Override
    public CrmStore open() {
        CrmStore store = JdbcCrmStore.sqlite(failing.around(new org.sqlite.JDBC()), file, options());
        stores.add(store);
        return store;
    }

    private JdbcOptions options() {
        return JdbcOptions.standard().leaseClock(leaseClock);
    }

    @Override
    public void advanceLeaseClock(Duration by) {
        leaseClock.advance(by);
    }

    @Override
    public Optional<CrmStore> reopen() {
        CrmStore another = JdbcCrmStore.sqlite(file, options());
        stores.add(another);
        return Optional.of(another);
    }

    @Override
    public Optional<HeldCommit> hold(ChangeSet changeSet) {
        return Optional.empty();
    }

    @Override
    public boolean refuse(String text) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER refuse BEFORE INSERT ON escala_contacts WHEN instr(NEW.doc, '" + text
                    + "') > 0 BEGIN SELECT RAISE(ABORT, 'no'); END");
            return true;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public Optional<Breaking> breaking() {
        return Optional.of(failing);
    }

    @Override
    public void close() {
        stores.forEach(CrmStore::close);
    }
}
