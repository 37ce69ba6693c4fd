package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.TouchpointId;
import io.escala.crm.jdbc.internal.codec.DeliveryRanks;
import io.escala.crm.jdbc.internal.codec.MessageCodec;
import io.escala.crm.jdbc.internal.codec.ReferralCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.MessageTime;
import io.escala.crm.store.ReferralFilter;
import io.escala.crm.store.SessionFilter;
import io.escala.crm.store.SessionPosition;
import io.escala.crm.store.SessionReads;
import io.escala.crm.store.ThreadSummary;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads sessions, when messages were written, and how people came. Thread-safe. */
public final class SessionQueries implements SessionReads {
    private static final Comparator<MessageTime> MESSAGES = Comparator.comparing(MessageTime::at)
            .thenComparing(MessageTime::arrivedAt)
            .thenComparing(time -> time.message().value());
    private static final long COUNTS_FOR = Touchpoint.COUNTS_FOR.toMillis();
    private static final Duration BEFORE = Duration.ofDays(ThreadSummary.DAYS_BEFORE_ANSWER);

    private final Database database;
    private final String messageTimes;
    private final String touchpoints;

    /** Creates the queries. */
    public SessionQueries(Database database) {
        this.database = database;
        String isOneOf = database.dialect().isOneOf();
        messageTimes =
                "SELECT t.conversation, t.id, t.at, t.arrived_at, t.doc, t.delivery_status FROM escala_messages t"
                        + " WHERE t.account = ? AND t.conversation " + isOneOf
                        + " AND t.at >= ? AND t.arrived_at >= ? AND t.arrived_at <= ?";
        String columns = ", p.conversation, p.id, p.at, p.arrived_at, p.doc FROM escala_touchpoints p";
        touchpoints = "SELECT p.conversation" + columns + " WHERE p.account = ? AND p.conversation " + isOneOf
                + " UNION ALL SELECT c.superseded_by" + columns
                + " JOIN escala_conversations c ON c.account = p.account AND c.id = p.conversation"
                + " WHERE c.account = ? AND c.superseded_by " + isOneOf;
    }

    @Override
    public CursorPage<Session> listSessions(
            AccountId account, SessionFilter filter, LineScope scope, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        SessionPosition from = after == null ? null : SessionPosition.parse(after);
        SqlCondition conditions = conditions(filter, scope);
        String sql = "SELECT t.conversation, t.number, t.doc" + FROM + conditions.sql()
                + (from == null ? "" : " AND (t.opened_at, t.conversation, t.number) < (?, ?, ?)")
                + " ORDER BY t.opened_at DESC, t.conversation DESC, t.number DESC LIMIT ?";
        List<Session> rows = database.read(session -> session.list(
                sql,
                params -> {
                    bind(params, account, conditions);
                    if (from != null) {
                        params.time(from.openedAt()).text(from.conversation()).small(from.number());
                    }
                    params.number(limit + 1L);
                },
                row -> MessageCodec.session(account, new ConversationId(row.text()), row.small(), row.text())));
        return QuerySupport.page(rows, limit, one -> SessionPosition.of(one).toString());
    }

    @Override
    public long countSessions(AccountId account, SessionFilter filter, LineScope scope, long enough) {
        CursorPage.checkEnough(enough);
        SqlCondition conditions = conditions(filter, scope);
        return database.read(session -> session.list(
                        "SELECT COUNT(*) FROM (SELECT 1" + FROM + conditions.sql() + " LIMIT ?) AS n",
                        params -> {
                            bind(params, account, conditions);
                            params.number(enough);
                        },
                        Row::number))
                .get(0);
    }

    private static final String FROM = " FROM escala_sessions t JOIN escala_conversations c"
            + " ON c.account = t.account AND c.id = t.conversation"
            + " WHERE t.account = ? AND (c.superseded_by IS NULL OR t.closed_at IS NOT NULL)";

    private static void bind(Params params, AccountId account, SqlCondition conditions) throws SQLException {
        params.text(account.value());
        conditions.binding().bind(params);
    }

    private SqlCondition conditions(SessionFilter filter, LineScope scope) {
        Dialect dialect = database.dialect();
        SqlCondition all = time(" AND t.opened_at >= ?", filter.openedFrom())
                .and(time(" AND t.opened_at < ?", filter.openedBefore()));
        all = all.and(
                switch (filter.state()) {
                    case OPEN -> SqlCondition.of(" AND t.closed_at IS NULL");
                    case CLOSED -> SqlCondition.of(" AND t.closed_at IS NOT NULL");
                    case ALL -> SqlCondition.of("");
                });
        if (!filter.lines().isEmpty()) {
            all = all.and(SqlCondition.oneOf(dialect, "c.line", QuerySupport.texts(filter.lines(), LineId::value)));
        }
        if (!filter.channels().isEmpty()) {
            Set<Channel> channels = new TreeSet<>(filter.channels());
            all = all.and(
                    SqlCondition.oneOf(dialect, "c.channel", QuerySupport.texts(channels, StoredNames.CHANNEL::tag)));
        }
        if (!filter.openers().isEmpty()) {
            all = all.and(SqlCondition.oneOf(
                    dialect, "t.opener", QuerySupport.texts(new TreeSet<>(filter.openers()), StoredNames.OPENER::tag)));
        }
        ReferralFilter referral = filter.referral();
        return all.and(ScopeCondition.of(dialect, scope, "c"))
                .and(referral == null ? SqlCondition.of("") : referred(referral));
    }

    private static SqlCondition time(String sql, @Nullable Instant time) {
        return time == null ? SqlCondition.of("") : new SqlCondition(sql, params -> params.time(time));
    }

    private static SqlCondition referred(ReferralFilter wanted) {
        SqlCondition matches = ReferralCondition.matching("p", wanted);
        return new SqlCondition(
                " AND EXISTS (SELECT 1 FROM escala_touchpoints p WHERE p.account = t.account"
                        + " AND p.conversation = t.conversation AND (t.closed_at IS NULL OR p.arrived_at <= t.closed_at)"
                        + " AND (p.arrived_at >= t.opened_at OR (p.arrived_at >= t.opened_at - " + COUNTS_FOR
                        + " AND NOT EXISTS (SELECT 1 FROM escala_sessions b WHERE b.account = t.account"
                        + " AND b.conversation = t.conversation AND b.number = t.number - 1"
                        + " AND (b.closed_at IS NULL OR b.closed_at >= p.arrived_at))))" + matches.sql()
                        + SqlCondition.FOR_EACH_ROW,
                matches.binding());
    }

    @Override
    public Map<ConversationId, List<MessageTime>> messageTimes(
            AccountId account, Collection<ConversationId> conversations, Instant from, Instant until) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        List<MessageTime> found = database.read(session -> session.list(
                messageTimes,
                params -> params.text(account.value())
                        .keys(QuerySupport.texts(conversations, ConversationId::value))
                        .time(from.minus(BEFORE))
                        .time(from)
                        .time(until),
                SessionQueries::messageTime));
        return QuerySupport.grouped(found, MessageTime::conversation, MESSAGES);
    }

    private static MessageTime messageTime(Row row) throws SQLException {
        ConversationId conversation = new ConversationId(row.text());
        MessageId id = new MessageId(row.text());
        Instant at = row.time();
        Instant arrivedAt = row.time();
        return new MessageTime(
                id, conversation, MessageCodec.author(row.text()), at, arrivedAt, status(row.smallOrNull()));
    }

    private static @Nullable DeliveryStatus status(@Nullable Integer rank) {
        return rank == null ? null : DeliveryRanks.status(rank);
    }

    @Override
    public Map<ConversationId, List<Touchpoint>> touchpoints(
            AccountId account, Collection<ConversationId> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        Set<String> asked = QuerySupport.texts(conversations, ConversationId::value);
        return database.read(session -> {
            Map<ConversationId, List<Touchpoint>> found = new HashMap<>();
            session.each(
                    touchpoints,
                    params -> params.text(account.value())
                            .keys(asked)
                            .text(account.value())
                            .keys(asked),
                    row -> found.computeIfAbsent(new ConversationId(row.text()), none -> new ArrayList<>())
                            .add(touchpoint(account, row)));
            return QuerySupport.sorted(found, Touchpoint.ORDER);
        });
    }

    private static Touchpoint touchpoint(AccountId account, Row row) throws SQLException {
        ConversationId conversation = new ConversationId(row.text());
        TouchpointId id = new TouchpointId(row.text());
        Instant at = row.time();
        Instant arrivedAt = row.time();
        return new Touchpoint(account, id, conversation, ReferralCodec.read(row.text()), at, arrivedAt);
    }
}
