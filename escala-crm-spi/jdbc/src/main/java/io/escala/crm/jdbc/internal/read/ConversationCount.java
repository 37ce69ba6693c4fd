package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
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
    private static final SearchConditions BY_KEY = SearchConditions.ofFound(Dialect.PRIMARY_KEY_OF_CONVERSATIONS);

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
            OptionalLong counted = ofEverything(terms, enough);
            if (counted.isPresent()) {
                return counted.getAsLong();
            }
        }
        ConversationList list = ConversationList.of(session, account, filter, visibility, limits.few(everybodys));
        if (list == null) {
            return 0;
        }
        if (!terms.isEmpty() && !unsearched.isEverything() && list.looksUpWords()) {
            OptionalLong counted = withConditions(terms, unsearched, list, enough);
            if (counted.isPresent()) {
                return counted.getAsLong();
            }
        }
        return list.count(session, Part.WHOLE, enough);
    }

    /** Counts the conversations of a list with other conditions by the messages, unless looking up those of each takes less long. */
    private OptionalLong withConditions(
            List<String> terms, ConversationList all, ConversationList matching, long enough) throws SQLException {
        Dialect dialect = session.dialect();
        boolean grouped =
                dialect.joinsSets() && session.statistics(Table.CONVERSATIONS).rows() <= limits.grouped();
        int most = grouped ? limits.mostGrouped() : limits.most();
        if (!grouped && !isSeldomIn(all, matching)) {
            return OptionalLong.empty();
        }
        TermSearch search = WordsSearch.of(session, terms, most);
        if (search == null || all.place(session, null, limits.few()) == null) {
            return OptionalLong.empty();
        }
        // Some of the messages would be some of the conversations.
        SqlCondition complete = new SqlCondition(" AND (SELECT COUNT(*) FROM hits) < ?", params -> params.number(most));
        SqlCondition hits = hits(terms, search, most);
        return of(
                grouped
                        ? all.countGrouped(session, hits, complete, enough)
                        : list(BY_KEY).countShown(session, hits, complete, enough),
                most,
                enough);
    }

    /** Whether few of the first conversations have the words, so that very many have to be looked up. */
    private boolean isSeldomIn(ConversationList all, ConversationList matching) throws SQLException {
        Place sampled = all.place(session, null, limits.sample());
        return sampled != null
                && matching.count(session, new Part(null, sampled), limits.sample()) * SELDOM < limits.sample();
    }

    private ConversationList list(SearchConditions search) {
        return new ConversationList(session.dialect(), account, filter, visibility, search);
    }

    /** Counts by some of the messages, which are likely to be enough when every conversation counts. */
    private OptionalLong ofEverything(List<String> terms, long enough) throws SQLException {
        TermSearch search = WordsSearch.of(session, terms, WordsSearch.COLLECTED);
        return search == null
                ? OptionalLong.empty()
                : of(
                        list(BY_KEY)
                                .countShown(session, hits(terms, search, limits.first()), SqlCondition.of(""), enough),
                        limits.first(),
                        enough);
    }

    /** Returns the number, or nothing when not all messages were read and those do not tell it. */
    private static OptionalLong of(Shown shown, int limit, long enough) {
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
     * @param found so many messages are found before; with more of them conversations are looked up, or messages read as follows
     * @param people so many people are found before, of the conversations of all owners; with more of them each conversation is judged
     * @param first how many messages for the list of everything, of which hardly more are needed than there are conversations to count
     * @param most how many messages for a list with other conditions; when more have the words, conversations are looked up
     * @param few so many conversations of a list with other conditions are looked up at once
     * @param sample of how many conversations it is judged how many have the words
     * @param grouped with so many conversations at most an engine that joins sets reads the whole list besides the messages
     * @param mostGrouped how many messages then
     */
    record Limits(int found, int people, int first, int most, int few, int sample, int grouped, int mostGrouped) {
        static final Limits STANDARD = new Limits(
                WordsCondition.FEW, PeopleCondition.FEW_TO_COUNT, 15_000, 40_000, 25_000, 200, 300_000, 80_000);

        private SearchConditions.Few few(boolean ofEverybody) {
            return ofEverybody
                    ? new SearchConditions.Few(found, people, people, true)
                    : SearchConditions.Few.ofList(found);
        }
    }

    /**
     * How many conversations of a query are in the list.
     *
     * @param hits how many rows were found first
     * @param rows how many conversations of the list they lead to
     */
    record Shown(long hits, long rows) {}
}
