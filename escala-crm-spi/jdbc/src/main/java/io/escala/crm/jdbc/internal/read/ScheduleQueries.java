package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.jdbc.internal.codec.ScheduleCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ScheduleReads;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.ScheduledPosition;
import io.escala.crm.store.Visibility;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads scheduled messages. Thread-safe. */
public final class ScheduleQueries implements ScheduleReads {
    private static final String COLUMNS = "SELECT t.id, t.state, t.send_at, t.conversation, t.contact, t.line,"
            + " t.channel, t.version, t.doc FROM escala_scheduled_messages t";

    private final Database database;
    private final String byId;

    /** Creates the queries. */
    public ScheduleQueries(Database database) {
        this.database = database;
        byId = COLUMNS + " WHERE t.account = ? AND t.id " + database.dialect().isOneOf();
    }

    @Override
    public Map<MessageId, ScheduledMessage> scheduledMessages(AccountId account, Collection<MessageId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.byKey(
                database.read(session -> session.list(
                        byId,
                        params -> params.text(account.value()).keys(QuerySupport.texts(ids, MessageId::value)),
                        row -> message(account, row))),
                ScheduledMessage::id);
    }

    @Override
    public CursorPage<ScheduledMessage> listScheduledMessages(
            AccountId account, ScheduledFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        ScheduledPosition from = after == null ? null : ScheduledPosition.parse(after);
        SqlCondition listed = listed(account, filter);
        List<ScheduledMessage> rows = database.read(session -> session.list(
                COLUMNS + " WHERE t.account = ?" + listed.sql()
                        + (from == null ? "" : " AND (t.send_at, t.id) > (?, ?)")
                        + " ORDER BY t.send_at, t.id LIMIT ?",
                params -> {
                    params.text(account.value());
                    listed.binding().bind(params);
                    if (from != null) {
                        params.time(from.sendAt()).text(from.id());
                    }
                    params.number(limit + 1L);
                },
                row -> message(account, row)));
        return QuerySupport.page(
                rows, limit, message -> ScheduledPosition.of(message).toString());
    }

    @Override
    public long countScheduledMessages(AccountId account, ScheduledFilter filter, long enough) {
        CursorPage.checkEnough(enough);
        SqlCondition listed = listed(account, filter);
        return database.read(session -> session.list(
                        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM escala_scheduled_messages t WHERE t.account = ?"
                                + listed.sql() + " LIMIT ?) AS counted",
                        params -> {
                            params.text(account.value());
                            listed.binding().bind(params);
                            params.number(enough);
                        },
                        Row::number))
                .get(0);
    }

    private SqlCondition listed(AccountId account, ScheduledFilter filter) {
        Dialect dialect = database.dialect();
        SqlCondition all = SqlCondition.oneOf(
                        dialect,
                        "t.state",
                        filter.states().stream()
                                .map(ScheduleCodec::state)
                                .sorted()
                                .toList())
                .and(ScopeCondition.of(dialect, filter.visibility().lines(), "t"));
        ConversationId conversation = filter.conversation();
        if (conversation != null) {
            all = all.and(new SqlCondition(
                    " AND (t.conversation = ? OR t.conversation IN (SELECT s.id FROM escala_conversations s"
                            + " WHERE s.account = ? AND s.superseded_by = ?))",
                    params -> params.text(conversation.value())
                            .text(account.value())
                            .text(conversation.value())));
        }
        ContactId contact = filter.contact();
        if (contact != null) {
            all = all.and(equal("t.contact", contact.value()));
        }
        UserId author = filter.author();
        if (author != null) {
            all = all.and(equal("t.author", author.value()));
        }
        return filter.visibility().all() ? all : all.and(seen(dialect, filter));
    }

    /** What the actor wrote, and what stands in a conversation that it sees; one that was superseded is seen as the one that shows it. */
    private static SqlCondition seen(Dialect dialect, ScheduledFilter filter) {
        List<SqlCondition> alternatives = new ArrayList<>();
        UserId self = filter.self();
        if (self != null) {
            alternatives.add(equal("t.author", self.value()));
        }
        Visibility visibility = filter.visibility();
        List<SqlCondition> owned = new ArrayList<>();
        if (!visibility.owners().isEmpty()) {
            owned.add(SqlCondition.oneOf(
                    dialect,
                    "o.owner",
                    visibility.owners().stream().map(UserId::value).sorted().toList()));
        }
        if (visibility.unassigned()) {
            owned.add(SqlCondition.of(" AND o.owner IS NULL"));
        }
        if (!owned.isEmpty()) {
            SqlCondition owner = SqlCondition.anyOf(owned);
            alternatives.add(new SqlCondition(
                    " AND EXISTS (SELECT 1 FROM escala_conversations c CROSS JOIN escala_conversations o"
                            + " WHERE c.account = t.account AND c.id = t.conversation AND o.account = c.account"
                            + " AND o.id = COALESCE(c.superseded_by, c.id)" + owner.sql()
                            + SqlCondition.FOR_EACH_ROW,
                    owner.binding()));
        }
        return SqlCondition.anyOf(alternatives);
    }

    private static SqlCondition equal(String column, String value) {
        return new SqlCondition(" AND " + column + " = ?", params -> params.text(value));
    }

    private static ScheduledMessage message(AccountId account, Row row) throws SQLException {
        ScheduleCodec.Columns columns = new ScheduleCodec.Columns(
                account,
                row.text(),
                row.text(),
                row.time(),
                row.textOrNull(),
                row.textOrNull(),
                row.text(),
                row.text(),
                row.number());
        return ScheduleCodec.message(columns, row.text());
    }
}
