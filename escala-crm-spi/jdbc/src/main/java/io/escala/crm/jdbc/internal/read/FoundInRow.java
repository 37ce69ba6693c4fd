package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.store.ContactFilter;
import java.util.List;

/**
 * The condition that a part of a text finds a contact of the table {@code t}, judged for each. Words and numbers are in its row, and in the indexes
 * by activity; of a contact with very long ones they are looked up, as everything else is.
 */
final class FoundInRow {
    /** Not a generated column, which no index has. */
    static final String PERSON = "'c/' || t.contact";

    private FoundInRow() {}

    /** Whether the row of a contact tells whether a part of a text finds it. */
    static boolean tells(ContactFilter part) {
        return !part.words().isEmpty() || PeopleQuery.digits(part).findAny().isPresent();
    }

    static SqlCondition of(Dialect dialect, ContactFilter part) {
        SqlCondition lookedUp = PeopleCondition.each(dialect, part, PERSON);
        if (!part.words().isEmpty()) {
            return contains(
                    dialect,
                    "t.words",
                    part.words().stream().map(word -> " " + word).toList(),
                    lookedUp);
        }
        List<String> digits = PeopleQuery.digits(part).toList();
        return digits.isEmpty() ? lookedUp : contains(dialect, "t.numbers", digits, lookedUp);
    }

    private static SqlCondition contains(Dialect dialect, String column, List<String> all, SqlCondition lookedUp) {
        return new SqlCondition(
                SqlCondition.AND + "CASE WHEN " + column + " IS NULL THEN "
                        + lookedUp.sql().substring(SqlCondition.AND.length()) + " ELSE "
                        + all.stream()
                                .map(each -> dialect.contains(column, "?"))
                                .collect(joining(" AND ")) + " END",
                params -> {
                    lookedUp.binding().bind(params);
                    for (String each : all) {
                        params.text(each);
                    }
                });
    }
}
