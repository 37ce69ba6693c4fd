package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import io.escala.crm.jdbc.internal.read.ConversationList.Part;
import io.escala.crm.jdbc.internal.read.ConversationList.Place;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The number of conversations of a list. Of a common word the messages that have it are read, where that is less than the messages of so many
 * conversations.
 */
final class ConversationCount {
    private static final SearchConditions BY_KEY =
            new SearchConditions(List.of(), Dialect.PRIMARY_KEY_OF_CONVERSATIONS, false);

    /** When one of so many conversations has the words, enough of them are soon found. */
    private static final int SELDOM = 5;

    private final SqlSession session;
    private final AccountId account;
    private final ConversationFilter filter;
    private final Visibility visibility;
    private final Limits limits;

    ConversationCount(
            SqlSession session, AccountId account, ConversationFilter filter, Visibility visibility, Limits limits) {
        this.session = session;
        this.account = account;
        this.filter = filter;
        this.visibility = visibility;
        this.limits = limits;
    }

    /** Returns the number, or {@code enough} when there are more. */
    long upTo(long enough) throws SQLException {
        // Those of an owner are few: they are looked through soon.
        boolean everybodys = filter.owners() == null && visibility.isEverything();
        List<String> words = filter.words();
        List<String> terms = words == null || !everybodys || !SearchConditions.areOnlyWords(filter)
                ? List.of()
                : SearchTerms.ofMessage(account.value(), words);
        ConversationList unsearched = list(SearchConditions.NOTHING_SEARCHED);
        if (!terms.isEmpty() && unsearched.isEverything()) {
            OptionalLong counted = byMessages(terms, WordsSearch.COLLECTED, limits.first(), enough);
            if (counted.isPresent()) {
                return counted.getAsLong();
            }
        }
        ConversationList list = ConversationList.of(session, account, filter, visibility, everybodys);
        if (list == null) {
            return 0;
        }
        if (!terms.isEmpty() && !unsearched.isEverything() && list.looksUpWords() && isSeldomIn(unsearched, list)) {
            OptionalLong counted = byMessages(terms, limits.most(), limits.most(), enough);
            if (counted.isPresent()) {
                return counted.getAsLong();
            }
        }
        return list.count(session, Part.WHOLE, enough);
    }

    /** Whether looking up the messages of each conversation takes long: the list is long, and few of its first conversations have the words. */
    private boolean isSeldomIn(ConversationList all, ConversationList matching) throws SQLException {
        Place sampled = all.place(session, null, limits.sample());
        return sampled != null
                && matching.count(session, new Part(null, sampled), limits.sample()) * SELDOM < limits.sample()
                && all.place(session, null, limits.few()) != null;
    }

    private ConversationList list(SearchConditions search) {
        return new ConversationList(session.dialect(), account, filter, visibility, search);
    }

    /**
     * Counts by the messages with words.
     *
     * @param expected when more messages are expected to have the words, none is read
     * @param limit how many are read
     * @return nothing when those do not tell the number
     */
    private OptionalLong byMessages(List<String> terms, int expected, int limit, long enough) throws SQLException {
        TermSearch search = WordsSearch.of(session, terms, expected);
        if (search == null) {
            return OptionalLong.empty();
        }
        // Some of the messages are only likely to be enough when every conversation counts.
        SqlCondition complete = expected > limit
                ? SqlCondition.of("")
                : new SqlCondition(" AND (SELECT COUNT(*) FROM hits) < ?", params -> params.number(limit));
        ConversationList.Shown shown = list(BY_KEY).countShown(session, hits(terms, search, limit), complete, enough);
        return shown.rows() >= enough || shown.hits() < limit ? OptionalLong.of(shown.rows()) : OptionalLong.empty();
    }

    /** The conversations of messages, and those that show them: a superseded one is shown by another. */
    private SqlCondition hits(List<String> terms, TermSearch search, int limit) {
        TermSearch words = session.dialect().hasBeginnings(terms);
        return new SqlCondition(
                "WITH hits AS MATERIALIZED (SELECT x.conversation AS id" + search.sql()
                        + " AND x.account = ? LIMIT ?), shown AS (SELECT id FROM hits UNION SELECT s.superseded_by AS id FROM"
                        + " escala_conversations s WHERE s.account = ? AND s.superseded_by IS NOT NULL AND "
                        + WordsCondition.hasMessage("s", words) + ")",
                params -> {
                    search.binding().bind(params);
                    params.text(account.value()).number(limit).text(account.value());
                    words.binding().bind(params);
                });
    }

    /**
     * How much is read.
     *
     * @param first how many messages for the list of everything, of which hardly more are needed than there are conversations to count
     * @param most how many messages for a list with other conditions; when more have the words, conversations are looked up
     * @param few so many conversations of a list with other conditions are looked up at once
     * @param sample of how many conversations it is judged how many have the words
     */
    record Limits(int first, int most, int few, int sample) {
        static final Limits STANDARD = new Limits(15_000, 40_000, 25_000, 200);
    }
}
