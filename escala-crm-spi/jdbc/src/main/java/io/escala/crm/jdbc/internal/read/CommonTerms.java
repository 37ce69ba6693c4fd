package io.escala.crm.jdbc.internal.read;

import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What an engine knows of common terms without looking for them, so that it need not collect all rows that have them.
 *
 * @param rows about how many rows have a term with a beginning; 0 where it is not common, and where the engine knows nothing
 */
record CommonTerms(Map<String, Long> rows) {
    /** Which every term has. */
    private static final String ANY = "";

    CommonTerms {
        rows = Map.copyOf(rows);
    }

    /** Asks an engine that knows them. */
    static CommonTerms of(SqlSession session, Table table, Collection<String> beginnings) throws SQLException {
        TreeSet<String> asked = new TreeSet<>(beginnings);
        asked.add(ANY);
        Optional<TermSearch> query = session.dialect().commonTerms(table, asked);
        Map<String, Long> rows = new HashMap<>();
        if (query.isPresent()) {
            session.each(query.get().sql(), query.get().binding(), row -> rows.put(row.text(), row.number()));
        }
        return new CommonTerms(rows);
    }

    /** Returns about how many rows have a term with a beginning that was asked for. */
    long having(String beginning) {
        return rows.getOrDefault(beginning, 0L);
    }

    /** Returns about how many rows have terms with all of several beginnings, as if one said nothing of another; 0 where one is not common. */
    double havingAll(List<String> beginnings) {
        double all = having(ANY);
        double found = all;
        for (String beginning : beginnings) {
            if (having(beginning) == 0) {
                return 0;
            }
            found *= having(beginning) / all;
        }
        return found;
    }
}
