package io.escala.crm.jdbc.internal.read;

import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What an engine knows of common terms without looking for them, so that it need not collect all rows that have one. */
final class CommonTerms {
    private CommonTerms() {}

    /** Whether every one of these beginnings is known to be of more rows than some; never, where the engine knows nothing. */
    static boolean eachHasMore(SqlSession session, Table table, Collection<String> beginnings, long most)
            throws SQLException {
        for (String beginning : beginnings) {
            Optional<TermSearch> known = session.dialect().commonTerms(table, beginning);
            if (known.isEmpty() || known(session, known.get()) <= most) {
                return false;
            }
        }
        return !beginnings.isEmpty();
    }

    private static long known(SqlSession session, TermSearch query) throws SQLException {
        List<Long> found = session.list(query.sql(), query.binding(), row -> row.number());
        return found.isEmpty() ? 0 : found.get(0);
    }
}
