package io.escala.crm.jdbc.internal.read;

import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What an engine knows of common terms without looking for them, so that it need not collect all rows that have them. */
final class CommonTerms {
    private CommonTerms() {}

    /**
     * Returns about how many rows have a term with each of these beginnings, as if one said nothing of another; 0 where one is not common, and
     * where the engine knows nothing.
     */
    static double expected(SqlSession session, Table table, Collection<String> beginnings) throws SQLException {
        double all = known(session, table, "");
        double expected = all;
        for (String beginning : beginnings) {
            if (expected == 0) {
                return 0;
            }
            expected *= known(session, table, beginning) / all;
        }
        return expected;
    }

    private static double known(SqlSession session, Table table, String beginning) throws SQLException {
        Optional<TermSearch> query = session.dialect().commonTerms(table, beginning);
        if (query.isEmpty()) {
            return 0;
        }
        List<Long> found = session.list(query.get().sql(), query.get().binding(), row -> row.number());
        return found.isEmpty() ? 0 : found.get(0);
    }
}
