package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.Step.Hits.ANY;
import static io.escala.crm.jdbc.internal.write.Step.Hits.ONE;

import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.Session;
import io.escala.crm.jdbc.internal.codec.MessageCodec;
import io.escala.crm.jdbc.internal.codec.Tags;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.read.ConversationRows;
import io.escala.crm.store.Change;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements about conversations, sessions and messages. What they raise never falls, whoever comes first. */
final class TalkSteps {
    static final Step<Conversation> ADD_CONVERSATION = Step.of(
            20,
            Tables.CONVERSATIONS,
            insert(Tables.CONVERSATIONS, ConversationRows.CONVERSATION) + " WHERE TRUE ON CONFLICT DO NOTHING",
            ONE,
            (params, account, conversation) -> {
                UserId owner = conversation.owner();
                params.text(account)
                        .text(conversation.id().value())
                        .text(conversation.line().value())
                        .text(conversation.identity().value())
                        .text(Tags.CHANNEL.tag(conversation.channel()))
                        .text(owner == null ? null : owner.value())
                        .small(conversation.session())
                        .small(conversation.open() ? 1 : 0)
                        .time(conversation.closedAt())
                        .time(conversation.createdAt())
                        .number(conversation.version());
                for (Mark mark : ConversationRows.MARKS) {
                    params.time(conversation.marks().get(mark));
                }
            });

    static final Step<Session> OPEN_CONVERSATION = Step.of(
            21,
            Tables.CONVERSATIONS,
            "UPDATE escala_conversations SET session = CASE WHEN session < ? THEN session + 1 ELSE session END,"
                    + " is_open = CASE WHEN session < ? THEN 1 ELSE is_open END WHERE account = ? AND id = ?",
            ONE,
            (params, account, session) -> params.small(session.number())
                    .small(session.number())
                    .text(account)
                    .text(session.conversation().value()));

    static final Step<Session> CLOSE_CONVERSATION = Step.of(
            22,
            Tables.CONVERSATIONS,
            "UPDATE escala_conversations SET is_open = 0, closed_at = ?, version = version + 1"
                    + " WHERE account = ? AND id = ?",
            ONE,
            (params, account, session) -> params.time(Objects.requireNonNull(session.closedAt()))
                    .text(account)
                    .text(session.conversation().value()));

    static final Step<Change.RaiseMarks> RAISE_MARKS = Step.<Change.RaiseMarks>of(
                    23,
                    Tables.CONVERSATIONS,
                    "UPDATE escala_conversations SET "
                            + ConversationRows.MARKS.stream()
                                    .map(ConversationRows::column)
                                    .map(column -> column + " = CASE WHEN " + column + " IS NULL OR " + column
                                            + " < ? THEN COALESCE(?, " + column + ") ELSE " + column + " END")
                                    .collect(Collectors.joining(", "))
                            + " WHERE account = ? AND id = ?",
                    ONE,
                    (params, account, raise) -> {
                        for (Mark mark : ConversationRows.MARKS) {
                            Instant at = raise.marks().get(mark);
                            params.time(at).time(at);
                        }
                        params.text(account).text(raise.conversation().value());
                    })
            .merging(TalkSteps::both);

    private static Change.RaiseMarks both(Change.RaiseMarks before, Change.RaiseMarks now) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        marks.putAll(before.marks());
        now.marks().forEach((mark, at) -> marks.merge(mark, at, (a, b) -> a.isAfter(b) ? a : b));
        return new Change.RaiseMarks(now.conversation(), marks);
    }

    private static final String INSERT_SESSION =
            "INSERT INTO escala_sessions (account, conversation, number, doc) SELECT ?, ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT (account, conversation, number) DO ";

    static final Step<Session> ADD_SESSION =
            Step.of(24, "escala_sessions", INSERT_SESSION + "NOTHING", ANY, TalkSteps::bindSession);

    static final Step<Session> PUT_SESSION = Step.of(
            25, "escala_sessions", INSERT_SESSION + "UPDATE SET doc = excluded.doc", ANY, TalkSteps::bindSession);

    private static void bindSession(Params params, String account, Session session) throws SQLException {
        params.text(account)
                .text(session.conversation().value())
                .small(session.number())
                .text(MessageCodec.write(session));
    }

    static final Step<Message> APPEND_MESSAGE = Step.of(
            30,
            Tables.MESSAGES,
            insert(Tables.MESSAGES, ConversationRows.MESSAGE)
                    + " WHERE EXISTS (SELECT 1 FROM escala_conversations c WHERE c.account = ? AND c.id = ?)"
                    + " ON CONFLICT DO NOTHING",
            ONE,
            (params, account, message) -> {
                params.text(account)
                        .text(message.id().value())
                        .text(message.conversation().value())
                        .text(message.providerId())
                        .time(message.at())
                        .time(message.arrivedAt())
                        .text(MessageCodec.write(message));
                bindDelivery(params, message);
                params.text(account).text(message.conversation().value());
            });

    private static void bindDelivery(Params params, Message message) throws SQLException {
        Delivery delivery = message.delivery();
        DeliveryError error = delivery == null ? null : delivery.error();
        params.small(delivery == null ? null : delivery.attempt());
        params.small(delivery == null ? null : delivery.status().rank());
        for (DeliveryStatus status : ConversationRows.STATUSES) {
            params.time(delivery == null ? null : delivery.times().get(status));
        }
        params.small(error == null ? null : error.code())
                .small(error == null ? null : error.subcode())
                .text(error == null ? null : error.reason());
    }

    /** One statement a status, because each keeps its own earliest time. */
    private static final Map<DeliveryStatus, Step<Change.RaiseDelivery>> RAISE_DELIVERY =
            ConversationRows.STATUSES.stream()
                    .collect(Collectors.toUnmodifiableMap(status -> status, TalkSteps::raiseDelivery));

    static Step<Change.RaiseDelivery> raiseDeliveryTo(DeliveryStatus status) {
        return Objects.requireNonNull(RAISE_DELIVERY.get(status));
    }

    private static Step<Change.RaiseDelivery> raiseDelivery(DeliveryStatus status) {
        String time = ConversationRows.column(status);
        return Step.of(
                31 + status.rank(),
                Tables.MESSAGES,
                "UPDATE escala_messages SET delivery_status = CASE WHEN ? > delivery_attempt"
                        + " OR (? = delivery_attempt AND ? > delivery_status) THEN ? ELSE delivery_status END,"
                        + " delivery_attempt = CASE WHEN ? > delivery_attempt THEN ? ELSE delivery_attempt END, "
                        + time + " = CASE WHEN " + time + " IS NULL OR " + time + " > ? THEN ? ELSE " + time + " END"
                        + " WHERE account = ? AND id = ? AND delivery_attempt IS NOT NULL",
                ONE,
                (params, account, raise) -> {
                    int attempt = raise.step().attempt();
                    params.small(attempt)
                            .small(attempt)
                            .small(status.rank())
                            .small(status.rank())
                            .small(attempt)
                            .small(attempt)
                            .time(raise.step().at())
                            .time(raise.step().at())
                            .text(account)
                            .text(raise.message().value());
                });
    }

    /** Of several errors the one with the highest code stays. */
    static final Step<Change.RaiseDelivery> RECORD_ERROR = Step.of(
            45,
            Tables.MESSAGES,
            "UPDATE escala_messages SET error_code = ?, error_subcode = ?, error_reason = ?"
                    + " WHERE account = ? AND id = ? AND (error_code IS NULL"
                    + " OR (?, ?, ?) > (error_code, error_subcode, COALESCE(error_reason, '')))",
            ANY,
            (params, account, raise) -> {
                DeliveryError error = Objects.requireNonNull(raise.step().error());
                params.small(error.code())
                        .small(error.subcode())
                        .text(error.reason())
                        .text(account)
                        .text(raise.message().value())
                        .small(error.code())
                        .small(error.subcode())
                        .text(Objects.toString(error.reason(), ""));
            });

    static final Step<Change.NameMessage> NAME_MESSAGE = Step.of(
            46,
            Tables.MESSAGES,
            "UPDATE escala_messages SET provider_id = ? WHERE account = ? AND id = ?",
            ONE,
            (params, account, named) -> params.text(named.providerId())
                    .text(account)
                    .text(named.message().value()));

    private static String insert(String table, List<String> columns) {
        return "INSERT INTO " + table + " (account, " + String.join(", ", columns) + ") SELECT "
                + Stream.concat(Stream.of("?"), columns.stream().map(column -> "?"))
                        .collect(Collectors.joining(", "));
    }

    private TalkSteps() {}
}
