package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the threads of a conversation and of those that it superseded show of one table, in either direction. Thread-safe.
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
     */
    Threads(
            Database database,
            String columns,
            String table,
            RowReader<T> reader,
            Function<T, ThreadPosition> position) {
        this.database = database;
        this.select = "SELECT " + columns + " FROM " + table + " t WHERE t.account = ? AND t.conversation = ?";
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
