package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.util.Collection;
import java.util.List;

/**
 * A part of the condition of a query, with its parameters.
 *
 * @param sql the SQL, with {@code AND} before it; empty for none
 */
record SqlCondition(String sql, SqlSession.Binding binding) {
    /**
     * The end of a subquery in {@code EXISTS} that is to be looked up for each row. An engine might collect all rows of the subquery before the
     * first, expecting to need all of them; where it begins cannot be left out, so it does not.
     */
    static final String FOR_EACH_ROW = " LIMIT 1 OFFSET 0)";

    /** How a condition begins. */
    static final String AND = " AND ";

    /** Holds for no row. */
    static final SqlCondition NEVER = of(" AND 1 = 0");

    static SqlCondition of(String sql) {
        return new SqlCondition(sql, SqlSession.Binding.NOTHING);
    }

    /** Each of these together with each of those. */
    static List<SqlCondition> each(List<SqlCondition> these, List<SqlCondition> those) {
        return these.stream().flatMap(one -> those.stream().map(one::and)).toList();
    }

    /** Both of them. */
    SqlCondition and(SqlCondition other) {
        return new SqlCondition(sql + other.sql, params -> {
            binding.bind(params);
            other.binding.bind(params);
        });
    }

    /** At least one of them, of which none is empty; never, when there is none. */
    static SqlCondition anyOf(List<SqlCondition> alternatives) {
        if (alternatives.isEmpty()) {
            return NEVER;
        }
        return new SqlCondition(
                alternatives.stream()
                        .map(alternative -> alternative.sql.substring(AND.length()))
                        .collect(joining(" OR ", AND + "(", ")")),
                params -> {
                    for (SqlCondition alternative : alternatives) {
                        alternative.binding.bind(params);
                    }
                });
    }

    /** The opposite of one that is not empty and is never unknown. */
    SqlCondition not() {
        return new SqlCondition(AND + "NOT (" + sql.substring(AND.length()) + ")", binding);
    }

    /** The value of a column is one of these; of a single one, so that an index on it keeps the order of what follows. */
    static SqlCondition oneOf(Dialect dialect, String column, Collection<String> values) {
        if (values.size() == 1) {
            String value = values.iterator().next();
            return new SqlCondition(AND + column + " = ?", params -> params.text(value));
        }
        return new SqlCondition(AND + column + " " + dialect.isOneOf(), params -> params.keys(values));
    }
}
