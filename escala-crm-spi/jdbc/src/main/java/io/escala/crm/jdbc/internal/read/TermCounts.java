package io.escala.crm.jdbc.internal.read;

import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import java.sql.SQLException;

/** How many rows have terms that begin with a text. */
final class TermCounts {
    private TermCounts() {}

    /** Whether an engine counts them, and ends early. */
    static boolean areKnown(Dialect dialect, Table table) {
        return dialect.termsBeginning(table, "").isPresent();
    }

    /** Counts them up to a number, by an engine that does. */
    static long upTo(SqlSession session, Table table, String beginning, long most) throws SQLException {
        TermSearch terms = session.dialect().termsBeginning(table, beginning).orElseThrow();
        return session.list(
                        "SELECT COUNT(*) FROM (SELECT 1" + terms.sql() + " LIMIT ?)",
                        params -> {
                            terms.binding().bind(params);
                            params.number(most);
                        },
                        row -> row.number())
                .get(0);
    }

    /**
     * Returns about how many there are, as far as that is known without reading the rows; 0 for few.
     *
     * @param most it need not be known more exactly that there are more
     */
    static long about(SqlSession session, Table table, String beginning, long most) throws SQLException {
        return areKnown(session.dialect(), table)
                ? upTo(session, table, beginning, most + 1)
                : session.statistics(table).having(beginning);
    }
}
