package io.escala.crm.jdbc.internal.read;

import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the messages with some words are found: by the rarest of them, if the engine can tell. Of words that very many messages have an index
 * would collect all of these first; whether a message has them too is looked up instead.
 */
final class WordsSearch {
    /** How many messages an engine collects in a few hundredths of a second. */
    private static final int COLLECTED = 200_000;

    /** When more messages are expected to have all words, they are not collected to be counted. */
    private static final int COMMON = 2 * WordsCondition.FEW;

    private WordsSearch() {}

    /** Returns FROM and WHERE of the messages {@code x}, or null when too many have each of the words. */
    static @Nullable TermSearch of(SqlSession session, List<String> beginnings) throws SQLException {
        Dialect dialect = session.dialect();
        if (dialect.termsBeginning(Table.MESSAGE_TEXTS, beginnings.get(0)).isEmpty()) {
            return CommonTerms.expected(session, Table.MESSAGE_TEXTS, beginnings) > COMMON
                    ? null
                    : dialect.withBeginnings(Table.MESSAGE_TEXTS, beginnings);
        }
        String rarest = null;
        long fewest = WordsCondition.FEW + 1L;
        for (String beginning : beginnings) {
            long count = count(session, beginning, fewest);
            if (count < fewest) {
                rarest = beginning;
                fewest = count;
            }
        }
        if (rarest != null) {
            return with(
                    dialect, dialect.withBeginning(Table.MESSAGE_TEXTS, rarest), others(beginnings, List.of(rarest)));
        }
        if (beginnings.size() == 1) {
            return null;
        }
        List<String> collected = new ArrayList<>();
        for (String beginning : beginnings) {
            if (count(session, beginning, COLLECTED + 1L) <= COLLECTED) {
                collected.add(beginning);
            }
        }
        return collected.isEmpty()
                ? null
                : with(dialect, dialect.withBeginnings(Table.MESSAGE_TEXTS, collected), others(beginnings, collected));
    }

    private static long count(SqlSession session, String beginning, long most) throws SQLException {
        TermSearch terms =
                session.dialect().termsBeginning(Table.MESSAGE_TEXTS, beginning).orElseThrow();
        return session.list(
                        "SELECT COUNT(*) FROM (SELECT 1" + terms.sql() + " LIMIT ?)",
                        params -> {
                            terms.binding().bind(params);
                            params.number(most);
                        },
                        row -> row.number())
                .get(0);
    }

    private static List<String> others(List<String> all, List<String> without) {
        return all.stream().filter(each -> !without.contains(each)).toList();
    }

    private static TermSearch with(Dialect dialect, TermSearch found, List<String> others) {
        if (others.isEmpty()) {
            return found;
        }
        TermSearch looked = dialect.hasBeginnings(others);
        return new TermSearch(found.sql() + " AND " + looked.sql(), params -> {
            found.binding().bind(params);
            looked.binding().bind(params);
        });
    }
}
