package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** How many people have a number with some digits. */
final class PeopleWithDigits {
    /** So many people tell about how many there are with digits that one of a hundred has. */
    private static final int SAMPLE = 5_000;

    private PeopleWithDigits() {}

    /**
     * Returns about how many there are, as far as that is known without reading more than a sample of all people; 0 for few. Of more digits than a
     * term has nothing is known: each part of them may be common, and all together rare.
     *
     * @param most it need not be known more exactly that there are more
     */
    static long about(SqlSession session, AccountId account, ContactFilter filter, long most) throws SQLException {
        long all = 0;
        for (String digits : PeopleQuery.digits(filter).toList()) {
            all += about(session, account, digits, most);
        }
        return all;
    }

    private static long about(SqlSession session, AccountId account, String digits, long most) throws SQLException {
        Dialect dialect = session.dialect();
        Set<String> terms = PeopleQuery.termsOf(account, digits);
        if (terms.size() > 1) {
            return 0;
        }
        // What is known of common terms says little of those that have few digits in common.
        Optional<String> sample = SearchTerms.isBeginning(digits)
                ? dialect.inSample(Table.PEOPLE, " AND x.account = ? AND " + dialect.contains("x.numbers", "?"))
                : Optional.empty();
        return sample.isEmpty()
                ? TermCounts.about(session, Table.PEOPLE, terms.iterator().next(), most)
                : sampled(session, account, digits, sample.get());
    }

    private static long sampled(SqlSession session, AccountId account, String digits, String query)
            throws SQLException {
        long all = session.statistics(Table.PEOPLE).rows();
        double part = Math.min(1, (double) SAMPLE / Math.max(1, all));
        long found = session.list(
                        query,
                        params ->
                                params.percent(100 * part).text(account.value()).text(digits),
                        row -> row.number())
                .get(0);
        return Math.round(found / part);
    }
}
