package io.escala.crm.jdbc.internal.engine;

import java.util.Collections;
import java.util.stream.Collectors;

/** Inserts in the SQL of SQLite and PostgreSQL, {@code INSERT … ON CONFLICT}. Stateless. */
final class OnConflict {
    private OnConflict() {}

    static String sql(Insert insert, Dialect dialect) {
        return "INSERT INTO " + insert.table().sqlName() + " (" + String.join(", ", insert.columns()) + ") "
                + values(insert, dialect) + existing(insert);
    }

    private static String values(Insert insert, Dialect dialect) {
        String query = insert.query();
        if (query != null) {
            return query;
        }
        String values = String.join(", ", Collections.nCopies(insert.columns().size(), "?"));
        Table parent = insert.parent();
        if (parent != null) {
            return "SELECT " + values + " WHERE EXISTS (SELECT 1 FROM " + parent.sqlName() + " p WHERE "
                    + parent.key().stream()
                            .map(column -> "p." + column + " = ?")
                            .collect(Collectors.joining(" AND "))
                    + ")";
        }
        return insert.existing() == Insert.Existing.FAIL ? "VALUES (" + values + ")" : dialect.row(values);
    }

    private static String existing(Insert insert) {
        return switch (insert.existing()) {
            case FAIL -> "";
            case KEEP -> " ON CONFLICT DO NOTHING";
            case UPDATE ->
                " ON CONFLICT (" + String.join(", ", insert.table().key()) + ") DO UPDATE SET " + assignments(insert);
        };
    }

    private static String assignments(Insert insert) {
        Names names = new Names(insert.table());
        Expression condition = insert.condition();
        return insert.assignments().stream()
                        .map(assignment ->
                                assignment.column() + " = " + assignment.value().sql(names))
                        .collect(Collectors.joining(", "))
                + (condition == null ? "" : " WHERE " + condition.sql(names));
    }

    /** The names of the stored and the given row. */
    private record Names(Table table) implements Expression.Columns {
        @Override
        public String stored(String column) {
            return table.sqlName() + "." + column;
        }

        @Override
        public String given(String column) {
            return "excluded." + column;
        }
    }
}
