package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.read.ConversationCount.Shown;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The query of a conversation list, and the count by the same predicate.
 *
 * <p>The ids of a page are found first, mostly in an index alone; then its rows are read. A list of several owners or of open windows is
 * the union of several lists, so that an index gives each of them in order and no more rows are read than a page has of each.
 */
final class ConversationList {
    /** The place of conversations without activity, which come last. */
    private static final long NEVER = -9223372036854775807L;

    /** The activity, or {@link #NEVER}. */
    static final String PLACE = "t.place";

    /** The same value, by which no index can be chosen: when few conversations are found by an index of their own. */
    private static final String PLACE_OF_FOUND = "+" + PLACE;

    private final Dialect dialect;
    private final AccountId account;
    private final List<SqlCondition> conditions;
    private final List<SqlCondition> lists;
    private final @Nullable String index;
    private final boolean looksUpWords;
    private final String order;

    ConversationList(
            Dialect dialect,
            AccountId account,
            ConversationFilter filter,
            Visibility visibility,
            SearchConditions search) {
        this.dialect = dialect;
        this.account = account;
        index = search.index();
        looksUpWords = search.looksUpWords();
        order = search.ofStrangers() ? " ORDER BY t.person" : " ORDER BY " + place() + " DESC, t.id DESC";
        conditions = ConversationConditions.columns(dialect, filter, search);
        conditions.add(ScopeCondition.of(dialect, visibility.lines(), "t"));
        conditions.addAll(search.conditions());
        lists = ConversationConditions.lists(dialect, filter, visibility, search);
    }

    /**
     * Returns the list, or null when it is certain that it has nothing.
     *
     * @param few how much is found before
     */
    static @Nullable ConversationList of(
            SqlSession session,
            AccountId account,
            ConversationFilter filter,
            Visibility visibility,
            SearchConditions.Few few)
            throws SQLException {
        SearchConditions search = SearchConditions.of(session, account, filter, few);
        if (search == null) {
            return null;
        }
        ConversationList list = new ConversationList(session.dialect(), account, filter, visibility, search);
        return list.isEmpty() ? null : list;
    }

    /** Whether it is certain that it has nothing. */
    boolean isEmpty() {
        return lists.isEmpty();
    }

    private String place() {
        return index == null ? PLACE : PLACE_OF_FOUND;
    }

    /** Reads the first rows of the list that are in a part of it. */
    List<Conversation> page(SqlSession session, Part part, long limit) throws SQLException {
        return rows(
                session,
                union("SELECT t.id AS id, " + PLACE + " AS place", part.sql(place()) + order + " LIMIT ?"),
                params -> bind(params, part, limit),
                limit);
    }

    /**
     * Reads the first rows after a place that match further conditions, among some rows of the list. An engine reads no more of these than it needs,
     * and their end need not be known before.
     *
     * @param among how many rows of the list
     */
    List<Conversation> page(SqlSession session, SearchConditions search, @Nullable Place after, long among, long limit)
            throws SQLException {
        Part part = new Part(after, null);
        String columns = "SELECT t.account AS account, t.id AS id, t.person AS person, t.contact AS contact, " + PLACE
                + " AS place";
        String matching = search.conditions().stream().map(SqlCondition::sql).collect(joining());
        return rows(
                session,
                "SELECT t.id AS id, t.place AS place FROM ("
                        + union(columns, part.sql(place()) + order + " LIMIT ?")
                        + " ORDER BY place DESC, id DESC LIMIT ?) AS t WHERE 1 = 1" + matching,
                params -> {
                    bind(params, part, among);
                    params.number(among);
                    for (SqlCondition condition : search.conditions()) {
                        condition.binding().bind(params);
                    }
                },
                limit);
    }

    /** Reads the first rows with some ids. */
    private List<Conversation> rows(SqlSession session, String ids, SqlSession.Binding binding, long limit)
            throws SQLException {
        // Found once: with poor statistics an engine might find them again for each conversation.
        return session.list(
                "WITH p AS MATERIALIZED (" + ids + " ORDER BY place DESC, id DESC LIMIT ?) SELECT "
                        + ConversationRows.select(ConversationRows.CONVERSATION, "t")
                        + " FROM escala_conversations t WHERE t.account = ? AND t.id IN (SELECT p.id FROM p) ORDER BY "
                        + PLACE + " DESC, t.id DESC",
                params -> {
                    binding.bind(params);
                    params.number(limit).text(account.value());
                },
                row -> ConversationRows.conversation(account, row));
    }

    /** Returns the place of one of the rows after a place, or null when there are not as many. */
    @Nullable
    Place place(SqlSession session, @Nullable Place after, long number) throws SQLException {
        Part part = new Part(after, null);
        List<Place> found = session.list(
                union("SELECT t.id AS id, " + PLACE + " AS place", part.sql(place()) + order + " LIMIT ?")
                        + " ORDER BY place DESC, id DESC LIMIT 1 OFFSET ?",
                params -> {
                    bind(params, part, number);
                    params.number(number - 1);
                },
                row -> {
                    String id = row.text();
                    return new Place(row.number(), id);
                });
        return found.isEmpty() ? null : found.get(0);
    }

    /** Returns the number of rows in a part of the list, or {@code enough} when there are more. */
    long count(SqlSession session, Part part, long enough) throws SQLException {
        // In the order of the list, which an index gives; any order would make some engines expect to find enough rows
        // early.
        return session.list(
                        "SELECT COUNT(*) FROM ("
                                + union("SELECT t.id AS id", part.sql(place()) + order + " LIMIT ?")
                                + " LIMIT ?) AS n",
                        params -> {
                            bind(params, part, enough);
                            params.number(enough);
                        },
                        Row::number)
                .get(0);
    }

    /**
     * Counts which conversations of a query are in the list, each looked up by its key: without statistics an engine would compare all of one with
     * all of the other.
     *
     * @param tables makes the tables {@code hits} and {@code shown}, of which the latter has the ids
     */
    Shown countShown(SqlSession session, SqlCondition tables, SqlCondition condition, long enough) throws SQLException {
        String listed = lists.stream()
                .map(list -> "EXISTS (SELECT 1" + from(list) + " AND t.id = h.id" + SqlCondition.FOR_EACH_ROW)
                .collect(joining(" OR ", "(", ")"));
        return shown(session, tables, "SELECT 1 FROM shown h WHERE " + listed, condition, enough);
    }

    /**
     * Counts them by all ids of the list and of the query together: those that are there twice are in both. Of these an engine makes one table by
     * their values, whatever its statistics.
     *
     * @param tables makes the tables {@code hits} and {@code shown}, of which the latter has the ids, each once
     */
    Shown countGrouped(SqlSession session, SqlCondition tables, SqlCondition condition, long enough)
            throws SQLException {
        String both = "SELECT 1 FROM (SELECT id FROM shown UNION ALL " + union("SELECT t.id AS id", "")
                + ") AS b GROUP BY id HAVING COUNT(*) = 2";
        return shown(session, tables, both, condition, enough);
    }

    private Shown shown(SqlSession session, SqlCondition tables, String query, SqlCondition condition, long enough)
            throws SQLException {
        return session.list(
                        tables.sql() + " SELECT (SELECT COUNT(*) FROM hits), COUNT(*) FROM (" + query + condition.sql()
                                + " LIMIT ?) AS n",
                        params -> {
                            tables.binding().bind(params);
                            for (SqlCondition list : lists) {
                                bind(params, list);
                            }
                            condition.binding().bind(params);
                            params.number(enough);
                        },
                        row -> new Shown(row.number(), row.number()))
                .get(0);
    }

    /** Whether the words of messages are looked up for each conversation, because many may have them. */
    boolean looksUpWords() {
        return looksUpWords;
    }

    /** Whether every conversation is listed. */
    boolean isEverything() {
        return isWithoutConditions() && lists.size() == 1 && lists.get(0).sql().isEmpty();
    }

    /** Whether every conversation of its owners is listed. */
    boolean isWithoutConditions() {
        return conditions.stream().allMatch(condition -> condition.sql().isEmpty());
    }

    /** The rows of every owner's list, to which an order and a limit may be added. */
    private String union(String select, String end) {
        return IntStream.range(0, lists.size())
                .mapToObj(number -> "SELECT * FROM (" + select + from(lists.get(number)) + end + ") AS l" + number)
                .collect(joining(" UNION ALL ", "SELECT * FROM (", ") AS u"));
    }

    private void bind(Params params, Part part, long limit) throws SQLException {
        for (SqlCondition list : lists) {
            bind(params, list);
            part.bind(params);
            params.number(limit);
        }
    }

    private String from(SqlCondition list) {
        return " FROM escala_conversations t" + (index == null ? "" : dialect.by(index))
                + " WHERE t.account = ? AND t.superseded_by IS NULL"
                + conditions.stream().map(SqlCondition::sql).collect(joining())
                + list.sql();
    }

    private void bind(Params params, SqlCondition list) throws SQLException {
        params.text(account.value());
        for (SqlCondition condition : conditions) {
            condition.binding().bind(params);
        }
        list.binding().bind(params);
    }

    /**
     * A part of the list.
     *
     * @param after the place before it, or null for its start
     * @param last the last place of it, or null for the end of the list
     */
    record Part(@Nullable Place after, @Nullable Place last) {
        static final Part WHOLE = new Part(null, null);

        private String sql(String place) {
            return (after == null ? "" : " AND (" + place + ", t.id) < (?, ?)")
                    + (last == null ? "" : " AND (" + place + ", t.id) >= (?, ?)");
        }

        private void bind(Params params) throws SQLException {
            if (after != null) {
                params.number(after.activity()).text(after.id());
            }
            if (last != null) {
                params.number(last.activity()).text(last.id());
            }
        }
    }

    /** The place of a row of the list. */
    record Place(long activity, String id) {
        Place(@Nullable Instant activity, String id) {
            this(activity == null ? NEVER : activity.toEpochMilli(), id);
        }

        static Place parse(String cursor) {
            int slash = QuerySupport.place(cursor).indexOf('/');
            if (slash < 0) {
                throw QuerySupport.badCursor();
            }
            return new Place(QuerySupport.number(cursor.substring(0, slash)), cursor.substring(slash + 1));
        }

        @Override
        public String toString() {
            return activity + "/" + id;
        }
    }
}
