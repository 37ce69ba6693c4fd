package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what threads show of one table, in either direction: that of a conversation and of those that it superseded, or those of several
 * conversations in one order. Thread-safe.
 *
 * @param <T> what it shows
 */
final class Threads<T> {
    private static final String SUPERSEDED =
            "SELECT id FROM escala_conversations WHERE account = ? AND superseded_by = ?";
    private static final String BEFORE = " AND (t.at, t.arrived_at, t.id) < (?, ?, ?)";
    private static final String SINCE = " AND (t.at, t.arrived_at, t.id) > (?, ?, ?)";
    private static final String NEWEST_FIRST = " ORDER BY t.at DESC, t.arrived_at DESC, t.id DESC LIMIT ?";
    private static final String OLDEST_FIRST = " ORDER BY t.at, t.arrived_at, t.id LIMIT ?";

    private final Database database;
    private final String columns;
    private final String table;
    private final String key;
    private final String condition;
    private final String select;
    private final RowReader<T> reader;
    private final Function<T, ThreadPosition> position;
    private final Comparator<T> order;

    /** Reads a row of an account. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(AccountId account, Row row) throws SQLException;
    }

    /**
     * Creates the reader of a table with the columns account, conversation, at, arrived_at and id.
     *
     * @param columns the selected columns, of alias t
     * @param table the table
     * @param keyedByConversation whether its ids are unique in a conversation only
     * @param condition which of its rows are shown, of alias t; empty for all
     */
    Threads(
            Database database,
            String columns,
            String table,
            boolean keyedByConversation,
            String condition,
            RowReader<T> reader,
            Function<T, ThreadPosition> position) {
        this.database = database;
        this.columns = columns;
        this.table = table;
        this.key = keyedByConversation ? " AND %s.conversation = %s" : "";
        this.condition = condition;
        this.select =
                "SELECT " + columns + " FROM " + table + " t WHERE t.account = ? AND t.conversation = ?" + condition;
        this.reader = reader;
        this.position = position;
        this.order = Comparator.comparing(position);
    }

    CursorPage<T> before(AccountId account, ConversationId conversation, @Nullable String after, int limit) {
        ThreadPosition from = after == null ? null : ThreadPosition.parse(after);
        String sql = select + (from == null ? "" : BEFORE) + NEWEST_FIRST;
        return page(account, conversation, from, limit, sql, order.reversed());
    }

    CursorPage<T> since(AccountId account, ConversationId conversation, String after, int limit) {
        return page(account, conversation, ThreadPosition.parse(after), limit, select + SINCE + OLDEST_FIRST, order);
    }

    /**
     * Reads what the conversations of a contact show, with one statement however many they are.
     *
     * @param shown the conversations, as {@code k} with the columns {@code account} and {@code id}
     */
    CursorPage<T> before(
            SqlSession session, AccountId account, SqlCondition shown, @Nullable ThreadPosition from, int limit)
            throws SQLException {
        return page(session, account, shown, from, limit, from == null ? "" : BEFORE, NEWEST_FIRST, order.reversed());
    }

    /** As above, in the other direction. */
    CursorPage<T> since(SqlSession session, AccountId account, SqlCondition shown, ThreadPosition from, int limit)
            throws SQLException {
        return page(session, account, shown, from, limit, SINCE, OLDEST_FIRST, order);
    }

    /** The first of each conversation, of these the first of all, and then their rows. */
    private CursorPage<T> page(
            SqlSession session,
            AccountId account,
            SqlCondition shown,
            @Nullable ThreadPosition from,
            int limit,
            String beyond,
            String sorted,
            Comparator<T> comparator)
            throws SQLException {
        String selection =
                " WHERE m.account = k.account AND m.conversation = k.id" + named(condition + beyond + sorted, "m");
        String found = "SELECT x.conversation AS conversation, x.id AS id FROM (" + shown.sql() + ") AS k"
                + session.dialect()
                        .firstOfEach(table, "x.account = k.account" + String.format(key, "x", "k.id"), selection)
                + named(sorted, "x");
        List<T> rows = session.list(
                "SELECT " + columns + " FROM (" + found + ") AS p CROSS JOIN " + table
                        + " t WHERE t.account = ? AND t.id = p.id" + String.format(key, "t", "p.conversation"),
                params -> {
                    shown.binding().bind(params);
                    if (from != null) {
                        params.time(from.at()).time(from.arrivedAt()).text(from.id());
                    }
                    params.number(limit + 1L).number(limit + 1L).text(account.value());
                },
                row -> reader.read(account, row));
        return QuerySupport.page(
                rows.stream().sorted(comparator).toList(),
                limit,
                item -> position.apply(item).toString());
    }

    /**
     * Counts what the conversations of a contact show.
     *
     * @param shown the conversations, as above
     * @param enough where counting stops
     */
    long count(SqlSession session, SqlCondition shown, long enough) throws SQLException {
        String found = "SELECT 1 AS one FROM (" + shown.sql() + ") AS k CROSS JOIN " + table
                + " t WHERE t.account = k.account AND t.conversation = k.id" + condition + " LIMIT ?";
        return session.list(
                        "SELECT COUNT(*) FROM (" + found + ") AS counted",
                        params -> {
                            shown.binding().bind(params);
                            params.number(enough);
                        },
                        Row::number)
                .get(0);
    }

    private static String named(String sql, String alias) {
        return sql.replace("t.", alias + ".");
    }

    private CursorPage<T> page(
            AccountId account,
            ConversationId conversation,
            @Nullable ThreadPosition from,
            int limit,
            String sql,
            Comparator<T> sorted) {
        CursorPage.checkLimit(limit);
        List<T> found = database.read(session -> {
            List<String> conversations = new ArrayList<>(session.list(
                    SUPERSEDED, params -> params.text(account.value()).text(conversation.value()), Row::text));
            conversations.add(conversation.value());
            List<T> all = new ArrayList<>();
            for (String each : conversations) {
                all.addAll(session.list(
                        sql,
                        params -> {
                            params.text(account.value()).text(each);
                            if (from != null) {
                                params.time(from.at()).time(from.arrivedAt()).text(from.id());
                            }
                            params.number(limit + 1L);
                        },
                        row -> reader.read(account, row)));
            }
            return all;
        });
        return QuerySupport.page(
                found.stream().sorted(sorted).limit(limit + 1L).toList(),
                limit,
                item -> position.apply(item).toString());
    }
}
