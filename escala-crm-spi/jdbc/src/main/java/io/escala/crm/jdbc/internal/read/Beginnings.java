package io.escala.crm.jdbc.internal.read;

import io.escala.crm.jdbc.internal.engine.Beginning;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an engine tells of the terms that begin with what is searched for. */
final class Beginnings {
    /** Behind a word follow few different characters; looking for more of them takes longer than it saves. */
    private static final int MOST = 24;

    /** So many characters at most are added to a beginning that all its terms have in common. */
    private static final int MOST_ADDED = 8;

    private Beginnings() {}

    static List<Beginning> of(SqlSession session, Table table, List<String> texts) throws SQLException {
        List<Beginning> all = new ArrayList<>();
        for (String text : texts) {
            all.add(of(session, table, text));
        }
        return all;
    }

    private static Beginning of(SqlSession session, Table table, String text) throws SQLException {
        String common = text;
        for (int added = 0; added <= MOST_ADDED; added++) {
            Optional<TermSearch> query = session.dialect().termsBehind(table, common, MOST + 1);
            if (query.isEmpty()) {
                break;
            }
            List<String> terms = session.list(query.get().sql(), query.get().binding(), row -> row.text());
            String beginning = common;
            int end = beginning.codePointCount(0, beginning.length()) + 1;
            List<String> longer = terms.stream()
                    .filter(term -> !term.equals(beginning))
                    .map(term -> term.substring(0, term.offsetByCodePoints(0, end)))
                    .toList();
            if (longer.size() < terms.size()) {
                return terms.size() > MOST ? Beginning.of(text) : new Beginning(beginning, true, longer);
            }
            if (longer.size() != 1) {
                break;
            }
            common = longer.get(0);
        }
        return Beginning.of(text);
    }
}
