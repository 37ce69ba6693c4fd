package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.CompanyFilter;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The condition that the name of a company of the table {@code c} has words. When few companies have the longest of them, they are found first;
 * when many have, companies are read in the order of the list, and the words of each are looked up.
 */
final class CompanyCondition {
    /** With more of them companies are read in the order of the list. */
    private static final int FEW = 1_000;

    /** No letter and no digit: sorts after every word with the same beginning. */
    private static final String LAST = "\uDBFF\uDFFF";

    private CompanyCondition() {}

    static SqlCondition of(SqlSession session, AccountId account, CompanyFilter filter) throws SQLException {
        SqlCondition each = of(filter);
        List<String> words = filter.words();
        if (words.isEmpty()) {
            return each;
        }
        String longest =
                words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
        List<String> found = session.list(
                "SELECT w.company FROM escala_company_words w WHERE w.account = ? AND w.word >= ? AND w.word < ? LIMIT ?",
                params -> params.text(account.value())
                        .text(longest)
                        .text(longest + LAST)
                        .number(FEW + 1L),
                Row::text);
        if (found.size() > FEW) {
            return each;
        }
        Set<String> ids = new HashSet<>(found);
        return new SqlCondition(" AND c.id " + session.dialect().isOneOf(), params -> params.keys(ids)).and(each);
    }

    /** Looks up the words of each company. */
    static SqlCondition of(CompanyFilter filter) {
        SqlCondition all = SqlCondition.of(" AND c.archived_at IS " + (filter.archived() ? "NOT NULL" : "NULL"));
        for (String word : filter.words()) {
            all = all.and(new SqlCondition(
                    " AND EXISTS (SELECT 1 FROM escala_company_words w WHERE w.account = c.account AND w.company = c.id"
                            + " AND w.word >= ? AND w.word < ?" + SqlCondition.FOR_EACH_ROW,
                    params -> params.text(word).text(word + LAST)));
        }
        return all;
    }
}
