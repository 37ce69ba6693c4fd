package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.ThreadSummary;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Reads the newest and the first unanswered message of conversations. Thread-safe. */
final class ThreadSummaries {
    private static final Comparator<Message> ORDER = Comparator.comparing(ThreadPosition::of);

    /** How long before an answer a message that is looked at may have been written. */
    private static final long BEFORE_ANSWER =
            Duration.ofDays(ThreadSummary.DAYS_BEFORE_ANSWER).toMillis();

    /** The latest answer or close; before every message when there was none. */
    private static final String SINCE = "(CASE WHEN COALESCE(c.answered, 0) > COALESCE(c.closed_at, 0)"
            + " THEN COALESCE(c.answered, 0) ELSE COALESCE(c.closed_at, 0) END)";

    private final Database database;
    private final String parts;
    private final String newest;
    private final String unanswered;

    ThreadSummaries(Database database) {
        this.database = database;
        String isOneOf = database.dialect().isOneOf();
        String part = "SELECT c.id, s.id, CASE WHEN c.inbound_arrival > " + SINCE + " THEN 1 ELSE 0 END"
                + " FROM escala_conversations c JOIN escala_conversations s ON s.account = c.account AND s.";
        String asked = " = c.id WHERE c.account = ? AND c.id " + isOneOf;
        parts = part + "id" + asked + " UNION ALL " + part + "superseded_by" + asked;
        newest = select("escala_conversations s", " ORDER BY x.at DESC, x.arrived_at DESC, x.id DESC");
        unanswered = select(
                "escala_conversations s JOIN escala_conversations c"
                        + " ON c.account = s.account AND c.id = COALESCE(s.superseded_by, s.id)",
                " AND x.delivery_attempt IS NULL AND x.arrived_at > " + SINCE + " AND x.at > " + SINCE + " - "
                        + BEFORE_ANSWER + " ORDER BY x.at, x.arrived_at, x.id");
    }

    /** One message of each of these conversations, by their own ids. */
    private String select(String conversations, String message) {
        return "SELECT " + ConversationRows.select(ConversationRows.MESSAGE, "t") + " FROM " + conversations
                + " JOIN escala_messages t ON t.account = s.account AND t.id = (SELECT x.id FROM escala_messages x"
                + " WHERE x.account = s.account AND x.conversation = s.id AND x.notice IS NULL" + message + " LIMIT 1)"
                + " WHERE s.account = ? AND s.id " + database.dialect().isOneOf();
    }

    Map<ConversationId, ThreadSummary> of(AccountId account, Collection<ConversationId> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        Set<String> asked = QuerySupport.texts(conversations, ConversationId::value);
        return database.read(session -> {
            Map<ConversationId, ConversationId> shownIn = new HashMap<>();
            Set<String> waiting = new HashSet<>();
            session.each(
                    parts,
                    params -> params.text(account.value())
                            .keys(asked)
                            .text(account.value())
                            .keys(asked),
                    row -> {
                        ConversationId shown = new ConversationId(row.text());
                        ConversationId own = new ConversationId(row.text());
                        shownIn.put(own, shown);
                        if (row.small() == 1) {
                            waiting.add(own.value());
                        }
                    });
            Set<String> all = QuerySupport.texts(shownIn.keySet(), ConversationId::value);
            Map<ConversationId, Message> latest =
                    read(session, newest, account, all, shownIn, BinaryOperator.maxBy(ORDER));
            Map<ConversationId, Message> first =
                    read(session, unanswered, account, waiting, shownIn, BinaryOperator.minBy(ORDER));
            Map<ConversationId, ThreadSummary> found = new HashMap<>();
            latest.forEach((id, message) -> found.put(id, new ThreadSummary(message, first.get(id))));
            return Map.copyOf(found);
        });
    }

    private static Map<ConversationId, Message> read(
            SqlSession session,
            String sql,
            AccountId account,
            Set<String> conversations,
            Map<ConversationId, ConversationId> shownIn,
            BinaryOperator<Message> best)
            throws SQLException {
        Map<ConversationId, Message> found = new HashMap<>();
        if (!conversations.isEmpty()) {
            session.each(sql, params -> params.text(account.value()).keys(conversations), row -> {
                Message message = ConversationRows.message(account, row);
                found.merge(shownIn.getOrDefault(message.conversation(), message.conversation()), message, best);
            });
        }
        return found;
    }
}
