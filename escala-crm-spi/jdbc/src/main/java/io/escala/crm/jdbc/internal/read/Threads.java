package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a conversation and of those that it superseded, in either direction. Thread-safe. */
final class Threads {
    private static final String MESSAGES = "SELECT " + ConversationRows.select(ConversationRows.MESSAGE, "t")
            + " FROM escala_messages t WHERE t.account = ? AND t.conversation = ?";
    private static final String SUPERSEDED =
            "SELECT id FROM escala_conversations WHERE account = ? AND superseded_by = ?";
    private static final String BEFORE = " AND (t.at, t.arrived_at, t.id) < (?, ?, ?)";
    private static final String SINCE = " AND (t.at, t.arrived_at, t.id) > (?, ?, ?)";
    private static final String NEWEST_FIRST = " ORDER BY t.at DESC, t.arrived_at DESC, t.id DESC LIMIT ?";
    private static final String OLDEST_FIRST = " ORDER BY t.at, t.arrived_at, t.id LIMIT ?";

    private static final Comparator<Message> ORDER = Comparator.comparing(ThreadPosition::of);

    private final Database database;

    Threads(Database database) {
        this.database = database;
    }

    CursorPage<Message> before(
            AccountId account, ConversationId conversation, @Nullable ThreadPosition position, int limit) {
        String sql = MESSAGES + (position == null ? "" : BEFORE) + NEWEST_FIRST;
        return page(account, conversation, position, limit, sql, ORDER.reversed());
    }

    CursorPage<Message> since(AccountId account, ConversationId conversation, ThreadPosition position, int limit) {
        return page(account, conversation, position, limit, MESSAGES + SINCE + OLDEST_FIRST, ORDER);
    }

    private CursorPage<Message> page(
            AccountId account,
            ConversationId conversation,
            @Nullable ThreadPosition position,
            int limit,
            String sql,
            Comparator<Message> order) {
        CursorPage.checkLimit(limit);
        List<Message> found = database.read(session -> {
            List<String> conversations = new ArrayList<>(session.list(
                    SUPERSEDED, params -> params.text(account.value()).text(conversation.value()), Row::text));
            conversations.add(conversation.value());
            List<Message> all = new ArrayList<>();
            for (String each : conversations) {
                all.addAll(session.list(
                        sql,
                        params -> {
                            params.text(account.value()).text(each);
                            if (position != null) {
                                params.time(position.at())
                                        .time(position.arrivedAt())
                                        .text(position.id().value());
                            }
                            params.number(limit + 1L);
                        },
                        row -> ConversationRows.message(account, row)));
            }
            return all;
        });
        return QuerySupport.page(
                found.stream().sorted(order).limit(limit + 1L).toList(),
                limit,
                message -> ThreadPosition.of(message).toString());
    }
}
