package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.store.ThreadSummary;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the newest and the first unanswered message of conversations. Thread-safe. */
final class ThreadSummaries {
    private static final Comparator<Message> ORDER = Comparator.comparing(Message::at)
            .thenComparing(Message::arrivedAt)
            .thenComparing(message -> message.id().value());

    /** How long before an answer a message that is looked at may have been written. */
    private static final long BEFORE_ANSWER =
            Duration.ofDays(ThreadSummary.DAYS_BEFORE_ANSWER).toMillis();

    /** Later than any answer or close that is not there. */
    private static final String SINCE = "(CASE WHEN COALESCE(c.answered, 0) > COALESCE(c.closed_at, 0)"
            + " THEN COALESCE(c.answered, 0) ELSE COALESCE(c.closed_at, 0) END)";

    private final Database database;
    private final String newest;
    private final String unanswered;

    ThreadSummaries(Database database) {
        this.database = database;
        newest = select(" ORDER BY x.at DESC, x.arrived_at DESC, x.id DESC LIMIT 1", "");
        unanswered = select(
                " AND x.delivery_attempt IS NULL AND x.arrived_at > " + SINCE + " AND x.at > " + SINCE + " - "
                        + BEFORE_ANSWER + " ORDER BY x.at, x.arrived_at, x.id LIMIT 1",
                " AND c.inbound_arrival > " + SINCE);
    }

    /** One message of each conversation {@code c} that was asked for, and of each conversation {@code t} that it superseded. */
    private String select(String message, String conversations) {
        String isOneOf = database.dialect().isOneOf();
        String found = " JOIN escala_messages t ON t.account = c.account AND t.id = (SELECT x.id FROM escala_messages x"
                + " WHERE x.account = c.account AND x.conversation = s.id AND x.notice IS NULL" + message + ")";
        String columns = "SELECT c.id AS asked, " + ConversationRows.select(ConversationRows.MESSAGE, "t");
        return columns
                + " FROM escala_conversations c JOIN escala_conversations s ON s.account = c.account AND s.id = c.id"
                + found + " WHERE c.account = ? AND c.id " + isOneOf + conversations + " UNION ALL " + columns
                + " FROM escala_conversations c"
                + " JOIN escala_conversations s ON s.account = c.account AND s.superseded_by = c.id" + found
                + " WHERE c.account = ? AND c.id " + isOneOf + conversations;
    }

    Map<ConversationId, ThreadSummary> of(AccountId account, Collection<ConversationId> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        Set<String> asked = QuerySupport.texts(conversations, ConversationId::value);
        return database.read(session -> {
            Map<ConversationId, Message> latest = new HashMap<>();
            Map<ConversationId, Message> first = new HashMap<>();
            for (boolean newestWanted : List.of(true, false)) {
                session.each(
                        newestWanted ? newest : unanswered,
                        params -> params.text(account.value())
                                .keys(asked)
                                .text(account.value())
                                .keys(asked),
                        row -> {
                            ConversationId id = new ConversationId(row.text());
                            Message message = ConversationRows.message(account, row);
                            if (newestWanted) {
                                latest.merge(id, message, (a, b) -> ORDER.compare(a, b) > 0 ? a : b);
                            } else {
                                first.merge(id, message, (a, b) -> ORDER.compare(a, b) < 0 ? a : b);
                            }
                        });
            }
            Map<ConversationId, ThreadSummary> found = new HashMap<>();
            latest.forEach((id, message) -> found.put(id, new ThreadSummary(message, first.get(id))));
            return Map.copyOf(found);
        });
    }
}
