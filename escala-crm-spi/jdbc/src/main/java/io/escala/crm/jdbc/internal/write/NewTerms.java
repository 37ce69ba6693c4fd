package io.escala.crm.jdbc.internal.write;

import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Brings the terms of new rows into an index that does not follow its table by itself, all at once at the end of a transaction: between
 * other statements such an index would write each row on its own. Not thread-safe.
 */
final class NewTerms {
    private final SqlSession session;
    private final Map<Table, Long> last = new EnumMap<>(Table.class);

    private NewTerms(SqlSession session) {
        this.session = session;
    }

    /** Remembers where tables end, before anything is written to them. */
    static NewTerms of(SqlSession session, Table... tables) throws SQLException {
        NewTerms terms = new NewTerms(session);
        for (Table table : tables) {
            if (session.dialect().addTerms(table).isPresent()) {
                terms.last.put(table, terms.end(table));
            }
        }
        return terms;
    }

    private long end(Table table) throws SQLException {
        return session.list(
                        "SELECT COALESCE(MAX(seq), 0) FROM " + table.sqlName(),
                        SqlSession.Binding.NOTHING,
                        row -> row.number())
                .get(0);
    }

    /** Adds the rows since then, of all tables. */
    void add() throws SQLException {
        for (Map.Entry<Table, Long> table : last.entrySet()) {
            add(table.getKey(), table.getValue());
        }
    }

    private void add(Table table, long since) throws SQLException {
        session.update(session.dialect().addTerms(table).orElseThrow(), params -> params.number(since));
    }

    /** Adds the rows of a table since then: before any of them changes, since the index follows changes of rows that it has. */
    void add(Table table) throws SQLException {
        Long since = last.get(table);
        if (since != null) {
            add(table, since);
            last.put(table, end(table));
        }
    }
}
