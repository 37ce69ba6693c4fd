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
     * Returns about how many rows have terms with all of several beginnings, as if one said nothing of another; 0 where one is not common.
     *
     * @param known how many have each
     */
    static double ofAll(SqlSession session, Table table, Collection<Long> known) throws SQLException {
        if (known.contains(0L)) {
            return 0;
        }
        double rows = 1;
        double all = known.size() == 1 ? 1 : known(session, table, "");
        for (long each : known) {
            rows *= each / all;
        }
        return rows * all;
    }

    /**
     * Returns about how many rows have a term with a beginning; 0 where it is not common, and where the engine knows nothing.
     */
    static long known(SqlSession session, Table table, String beginning) throws SQLException {
        Optional<TermSearch> query = session.dialect().commonTerms(table, beginning);
        if (query.isEmpty()) {
            return 0;
        }
        List<Long> found = session.list(query.get().sql(), query.get().binding(), row -> row.number());
        return found.isEmpty() ? 0 : found.get(0);
    }
}
