package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.FoundKeys;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import java.sql.SQLException;
import java.util.List;

/**
 * The condition that a message of a conversation has words. When few messages have them, they are found first; when many have, conversations
 * are read in the order of the list, and whether one of its messages has the words is looked up.
 */
final class WordsCondition {
    /** With more of them conversations are read in the order of the list. */
    static final int FEW = 10_000;

    private WordsCondition() {}

    /**
     * Returns the condition.
     *
     * @param few with more messages conversations are looked up
     */
    static Found of(SqlSession session, AccountId account, List<String> words, int few) throws SQLException {
        if (words.isEmpty()) {
            return Found.NOTHING;
        }
        Dialect dialect = session.dialect();
        List<String> terms = SearchTerms.ofMessage(account.value(), words);
        TermSearch search = WordsSearch.of(session, terms, few);
        if (search == null) {
            return Found.many(each(dialect, account, words));
        }
        FoundKeys found =
                session.keys("SELECT x.conversation AS found" + search.sql() + " AND x.account = ? LIMIT ?", params -> {
                    search.binding().bind(params);
                    params.text(account.value()).number(few + 1L);
                });
        if (found.number() == 0) {
            return Found.NOTHING;
        }
        if (found.number() > few) {
            return Found.many(each(dialect, account, words));
        }
        // Those that show them are read before, and not in the same query: without statistics an engine would look all
        // of them up again for each row.
        return Found.few(dialect, "t.id", SupersededConversations.withThoseThatShow(session, account, found));
    }

    /** Looks up the messages of each conversation. */
    static SqlCondition each(Dialect dialect, AccountId account, List<String> beginnings) {
        if (beginnings.isEmpty()) {
            return SqlCondition.NEVER;
        }
        TermSearch words = dialect.hasBeginnings(SearchTerms.ofMessage(account.value(), beginnings));
        // One inside the other, so that no engine begins with the messages of the whole account.
        return new SqlCondition(
                " AND (" + hasMessage("t", words)
                        + " OR EXISTS (SELECT 1 FROM escala_conversations s WHERE s.account = ? AND s.superseded_by = t.id"
                        + " AND " + hasMessage("s", words) + SqlCondition.FOR_EACH_ROW + ")",
                params -> {
                    words.binding().bind(params);
                    params.text(account.value());
                    words.binding().bind(params);
                });
    }

    static String hasMessage(String conversation, TermSearch words) {
        return "EXISTS (SELECT 1 FROM escala_message_texts x WHERE x.account = " + conversation
                + ".account AND x.conversation = " + conversation + ".id AND " + words.sql()
                + SqlCondition.FOR_EACH_ROW;
    }
}
