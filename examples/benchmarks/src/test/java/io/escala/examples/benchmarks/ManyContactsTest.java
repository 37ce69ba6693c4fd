package io.escala.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What is measured with contacts that SQL made says something only as long as the library writes the same rows. */
class ManyContactsTest {
    private static final int CONTACTS = 40;
    private static final ObjectMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRES"})
    void bulk_rows_are_those_of_the_library(StoreKind kind) throws Exception {
        Map<ContactRows.Table, List<String>> inBulk;
        Map<ContactRows.Table, List<String>> ofLibrary;
        try (Database database = kind.open()) {
            ManyContacts.fill(database, CONTACTS);
            inBulk = rows(database);
        }
        try (Database database = kind.open()) {
            ManyContacts.write(
                    database,
                    Stream.concat(
                                    IntStream.rangeClosed(1, CONTACTS).mapToObj(SampleContact::registered),
                                    IntStream.rangeClosed(1, CONTACTS / 10).mapToObj(SampleContact::unregistered))
                            .toArray(SampleContact[]::new));
            ofLibrary = rows(database);
        }
        assertThat(inBulk.get(ContactRows.Table.CONTACTS)).hasSize(CONTACTS);
        assertThat(inBulk.get(ContactRows.Table.CONVERSATIONS)).hasSize(CONTACTS + CONTACTS / 10);
        assertThat(inBulk).isEqualTo(ofLibrary);
    }

    private static Map<ContactRows.Table, List<String>> rows(Database database) throws SQLException {
        Map<ContactRows.Table, List<String>> all = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (ContactRows.Table table : ContactRows.Table.values()) {
                // Of claims those that contacts are found by.
                String which = table == ContactRows.Table.CLAIMS ? " WHERE kind = 'CONTACT_KEY'" : "";
                try (ResultSet found = statement.executeQuery("SELECT * FROM " + table.sqlName + which)) {
                    List<String> rows = new ArrayList<>();
                    while (found.next()) {
                        rows.add(row(found));
                    }
                    all.put(table, rows.stream().sorted().toList());
                }
            }
        }
        return all;
    }

    private static String row(ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        Map<String, @Nullable Object> row = new TreeMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String name = columns.getColumnName(column);
            String value = found.getString(column);
            // Of generated numbers the order differs; that of the names of a document, and of terms, says nothing.
            if (!name.equals("seq")) {
                row.put(
                        name,
                        value == null
                                ? null
                                : switch (name) {
                                    case "doc", "profile" -> JSON.readTree(value);
                                    case "terms" -> terms(value);
                                    default -> value;
                                });
            }
        }
        return row.toString();
    }

    private static List<String> terms(String value) {
        List<String> terms = new ArrayList<>();
        new java.util.StringTokenizer(value).asIterator().forEachRemaining(term -> terms.add(term.toString()));
        return terms.stream().sorted().toList();
    }
}
