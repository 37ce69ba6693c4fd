package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts conversations by the messages with some words, in one statement, instead of looking up the messages of very many conversations. Often
 * the first messages are of enough conversations.
 *
 * @param all a list with other conditions is counted so when it is expected that not many more messages have the words
 * @param first how many messages are read for the list of everything, of which hardly more are needed than conversations
 */
record WordsHits(int all, int first) {
    static final WordsHits STANDARD = new WordsHits(50_000, 15_000);

    private static final SearchConditions BY_KEY =
            new SearchConditions(List.of(), Dialect.PRIMARY_KEY_OF_CONVERSATIONS);

    /**
     * What was counted.
     *
     * @param hits how many messages were read
     * @param rows how many conversations of the list show them
     */
    record Counted(long hits, long rows) {}

    /** Returns how many conversations of a list have the words, or null when that is not told by so many messages. */
    @Nullable
    Long count(SqlSession session, AccountId account, ConversationFilter filter, Visibility visibility, long enough)
            throws SQLException {
        List<String> words = filter.words();
        if (words == null || words.isEmpty()) {
            return null;
        }
        ConversationList list = new ConversationList(session.dialect(), account, filter, visibility, BY_KEY);
        boolean everything = list.isEverything();
        TermSearch search = WordsSearch.of(
                session, SearchTerms.ofMessage(account.value(), words), everything ? WordsSearch.COLLECTED : all);
        if (search == null) {
            return null;
        }
        long most = everything ? first : all;
        Counted counted = list.countShown(session, shown(account, search, most), enough);
        return counted.rows() >= enough || counted.hits() < most ? counted.rows() : null;
    }

    /** The messages, and the conversations that show them: a superseded one is shown by another. */
    private static SqlCondition shown(AccountId account, TermSearch search, long most) {
        return new SqlCondition(
                "WITH hits AS MATERIALIZED (SELECT x.conversation AS conversation" + search.sql()
                        + " AND x.account = ? LIMIT ?), shown AS (SELECT DISTINCT COALESCE((SELECT s.superseded_by"
                        + " FROM escala_conversations s WHERE s.account = ? AND s.id = h.conversation), h.conversation) AS id"
                        + " FROM (SELECT DISTINCT conversation FROM hits) AS h)",
                params -> {
                    search.binding().bind(params);
                    params.text(account.value()).number(most).text(account.value());
                });
    }
}
