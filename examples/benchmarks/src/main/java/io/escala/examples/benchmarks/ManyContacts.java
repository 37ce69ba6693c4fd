package io.escala.examples.benchmarks;

import io.escala.crm.account.AccountSettings;
import io.escala.crm.change.AccountChange;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An account with many contacts, each with a conversation, and a tenth as many people who are none. A few are written by the store, all others by
 * SQL in bulk into the same tables.
 */
final class ManyContacts {
    private static final int SLICE = 2_000;

    private final Connection connection;
    private final boolean vectors;
    private final ContactRows rows;

    private ManyContacts(Connection connection, boolean vectors, ContactRows rows) {
        this.connection = connection;
        this.vectors = vectors;
        this.rows = rows;
    }

    /**
     * Fills a database.
     *
     * @param contacts how many contacts
     */
    static void fill(Database database, int contacts) throws SQLException {
        write(database, SampleContact.registered(contacts), SampleContact.unregistered(Math.max(1, contacts / 10)));
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            boolean vectors = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            ManyContacts many = new ManyContacts(connection, vectors, new ContactRows(mark(connection)));
            if (vectors) {
                many.execute("DROP INDEX escala_people_terms");
            }
            many.insert(contacts - 1, SampleContact::registered);
            many.insert(contacts / 10 - 1, SampleContact::unregistered);
            many.execute(
                    vectors
                            ? "CREATE INDEX escala_people_terms ON escala_people USING gin (terms)"
                            : "INSERT INTO escala_people_index (escala_people_index) VALUES ('rebuild')");
            connection.commit();
        }
    }

    /** Writes people by the store. */
    static void write(Database database, SampleContact... samples) {
        List<ChangeSet> all = new ArrayList<>();
        all.add(ChangeSet.builder(Business.ACCOUNT, new OperationId("account"), SampleContact.NOW)
                .change(new AccountChange.PutSettings(AccountSettings.of(Business.ACCOUNT, "AR", ZoneOffset.UTC)))
                .change(new AccountChange.PutLine(Business.LINE))
                .build());
        for (SampleContact sample : samples) {
            all.add(sample.changes());
        }
        Contents.commit(database.store(), all);
    }

    private void insert(int count, IntFunction<SampleContact> sample) throws SQLException {
        for (int first = 1; first <= count; first += SLICE) {
            List<SampleContact> slice = IntStream.rangeClosed(first, Math.min(count, first + SLICE - 1))
                    .mapToObj(sample)
                    .toList();
            for (ContactRows.Table table : ContactRows.Table.values()) {
                insert(
                        table,
                        slice.stream()
                                .flatMap(each -> rows.of(table, each).stream())
                                .toList());
            }
            connection.commit();
        }
    }

    private void insert(ContactRows.Table table, List<List<@Nullable Object>> values) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(sql(table, values.get(0).size()))) {
            for (List<@Nullable Object> row : values) {
                for (int column = 0; column < row.size(); column++) {
                    statement.setObject(column + 1, row.get(column));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private String sql(ContactRows.Table table, int width) {
        List<String> values = new ArrayList<>(Collections.nCopies(width, "?"));
        if (table == ContactRows.Table.PEOPLE) {
            values.set(width - 1, vectors ? "array_to_tsvector(string_to_array(?, ' '))" : "' ' || ?");
        }
        return "INSERT INTO " + table.sqlName + " (" + table.columns + ") VALUES (" + String.join(", ", values) + ")";
    }

    /** The mark of the account that each term begins with, from those that the store wrote. */
    private static String mark(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet terms = statement.executeQuery("SELECT CAST(terms AS TEXT) FROM escala_people")) {
            if (!terms.next()) {
                throw new IllegalStateException("nobody has terms");
            }
            String all = Objects.requireNonNull(terms.getString(1));
            int digits = all.indexOf("d549");
            return all.substring(digits - 3, digits);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
