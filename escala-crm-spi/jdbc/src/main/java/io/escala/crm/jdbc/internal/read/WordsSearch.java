package io.escala.crm.jdbc.internal.read;

import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TableStatistics;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the messages with some words are found: by the rarest of them, if the engine can tell. Of words that very many messages have an index
 * would collect all of these first; whether a message has them too is looked up instead.
 */
final class WordsSearch {
    /** How many messages an engine collects in a few hundredths of a second. */
    static final int COLLECTED = 200_000;

    private WordsSearch() {}

    /**
     * Returns FROM and WHERE of the messages {@code x}, or null when too many have each of the words.
     *
     * @param few so many messages are not too many
     */
    static @Nullable TermSearch of(SqlSession session, List<String> beginnings, int few) throws SQLException {
        return TermCounts.areKnown(session.dialect(), Table.MESSAGE_TEXTS)
                ? byCounts(session, beginnings, few)
                : byStatistics(session, beginnings, few);
    }

    /** Whether the engine tells that at most so many messages have one of the words. */
    static boolean anyIsRare(SqlSession session, List<String> beginnings, long most) throws SQLException {
        if (TermCounts.areKnown(session.dialect(), Table.MESSAGE_TEXTS)) {
            for (String beginning : longestFirst(beginnings)) {
                if (TermCounts.upTo(session, Table.MESSAGE_TEXTS, beginning, most + 1) <= most) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable TermSearch byStatistics(SqlSession session, List<String> beginnings, int few)
            throws SQLException {
        TableStatistics known = session.statistics(Table.MESSAGE_TEXTS);
        if (known.havingAll(beginnings) > few) {
            return null;
        }
        List<String> collected = beginnings.stream()
                .filter(beginning -> known.having(beginning) <= COLLECTED)
                .toList();
        Dialect dialect = session.dialect();
        return collected.isEmpty()
                ? together(session, beginnings)
                : with(dialect, together(session, collected), others(beginnings, collected));
    }

    private static TermSearch together(SqlSession session, List<String> beginnings) throws SQLException {
        return session.dialect()
                .withBeginnings(Table.MESSAGE_TEXTS, Beginnings.of(session, Table.MESSAGE_TEXTS, beginnings));
    }

    private static @Nullable TermSearch byCounts(SqlSession session, List<String> beginnings, int few)
            throws SQLException {
        Dialect dialect = session.dialect();
        String rarest = null;
        long fewest = few + 1L;
        for (String beginning : longestFirst(beginnings)) {
            long count = TermCounts.upTo(session, Table.MESSAGE_TEXTS, beginning, fewest);
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
            if (TermCounts.upTo(session, Table.MESSAGE_TEXTS, beginning, COLLECTED + 1L) <= COLLECTED) {
                collected.add(beginning);
            }
        }
        return collected.isEmpty() ? null : with(dialect, together(session, collected), others(beginnings, collected));
    }

    /** The longest is likely to be the rarest, with which counting the others ends. */
    private static List<String> longestFirst(List<String> beginnings) {
        return beginnings.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
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
