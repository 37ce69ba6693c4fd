package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;
import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ONE;

import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.jdbc.internal.codec.AmendmentCodec;
import io.escala.crm.jdbc.internal.codec.MessageCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.read.ConversationRows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements about conversations, sessions and messages. What they raise never falls, whoever comes first. */
final class ConversationStatements {
    static final WriteStatement<Conversation> ADD_CONVERSATION = WriteStatement.of(
            20,
            LockedTables.CONVERSATIONS,
            insert(LockedTables.CONVERSATIONS, ConversationRows.CONVERSATION) + " WHERE TRUE ON CONFLICT DO NOTHING",
            ONE,
            (params, account, conversation) -> {
                UserId owner = conversation.owner();
                params.text(account)
                        .text(conversation.id().value())
                        .text(conversation.line().value())
                        .text(conversation.identity().value())
                        .text(StoredNames.CHANNEL.tag(conversation.channel()))
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

    static final WriteStatement<Session> OPEN_CONVERSATION = WriteStatement.of(
            21,
            LockedTables.CONVERSATIONS,
            "UPDATE escala_conversations SET session = CASE WHEN session < ? THEN session + 1 ELSE session END,"
                    + " is_open = CASE WHEN session < ? THEN 1 ELSE is_open END WHERE account = ? AND id = ?",
            ONE,
            (params, account, session) -> params.small(session.number())
                    .small(session.number())
                    .text(account)
                    .text(session.conversation().value()));

    static final WriteStatement<Session> CLOSE_CONVERSATION = WriteStatement.of(
            22,
            LockedTables.CONVERSATIONS,
            "UPDATE escala_conversations SET is_open = 0, closed_at = ?, version = version + 1"
                    + " WHERE account = ? AND id = ?",
            ONE,
            (params, account, session) -> params.time(Objects.requireNonNull(session.closedAt()))
                    .text(account)
                    .text(session.conversation().value()));

    static final WriteStatement<ConversationChange.RaiseMarks> RAISE_MARKS =
            WriteStatement.<ConversationChange.RaiseMarks>of(
                            23,
                            LockedTables.CONVERSATIONS,
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
                    .merging(ConversationStatements::both);

    private static ConversationChange.RaiseMarks both(
            ConversationChange.RaiseMarks before, ConversationChange.RaiseMarks now) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        marks.putAll(before.marks());
        now.marks().forEach((mark, at) -> marks.merge(mark, at, (a, b) -> a.isAfter(b) ? a : b));
        return new ConversationChange.RaiseMarks(now.conversation(), marks);
    }

    private static final String INSERT_SESSION =
            "INSERT INTO escala_sessions (account, conversation, number, doc) SELECT ?, ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT (account, conversation, number) DO ";

    static final WriteStatement<Session> ADD_SESSION = WriteStatement.of(
            24, "escala_sessions", INSERT_SESSION + "NOTHING", ANY, ConversationStatements::bindSession);

    static final WriteStatement<Session> PUT_SESSION = WriteStatement.of(
            25,
            "escala_sessions",
            INSERT_SESSION + "UPDATE SET doc = excluded.doc",
            ANY,
            ConversationStatements::bindSession);

    private static void bindSession(Params params, String account, Session session) throws SQLException {
        params.text(account)
                .text(session.conversation().value())
                .small(session.number())
                .text(MessageCodec.write(session));
    }

    static final WriteStatement<Message> APPEND_MESSAGE = WriteStatement.of(
            30,
            LockedTables.MESSAGES,
            insert(LockedTables.MESSAGES, ConversationRows.MESSAGE)
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
                        .text(MessageCodec.write(message))
                        .text(AmendmentCodec.write(message.content()))
                        .text(AmendmentCodec.write(message.context()));
                bindAmendments(params, message.amendments());
                bindDelivery(params, message);
                params.text(account).text(message.conversation().value());
            });

    private static void bindAmendments(Params params, Amendments amendments) throws SQLException {
        Amendment.Unsend unsend = amendments.unsend();
        Amendment.Edit edit = amendments.edit();
        params.time(unsend == null ? null : unsend.at())
                .text(AmendmentCodec.write(edit))
                .text(edit == null ? null : edit.rank());
        bindReaction(params, amendments.customer());
        bindReaction(params, amendments.business());
    }

    private static void bindReaction(Params params, Amendment.@Nullable Reaction reaction) throws SQLException {
        params.text(AmendmentCodec.write(reaction)).text(reaction == null ? null : reaction.rank());
    }

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
    private static final Map<DeliveryStatus, WriteStatement<ConversationChange.RaiseDelivery>> RAISE_DELIVERY =
            ConversationRows.STATUSES.stream()
                    .collect(Collectors.toUnmodifiableMap(status -> status, ConversationStatements::raiseDelivery));

    static WriteStatement<ConversationChange.RaiseDelivery> raiseDeliveryTo(DeliveryStatus status) {
        return Objects.requireNonNull(RAISE_DELIVERY.get(status));
    }

    private static WriteStatement<ConversationChange.RaiseDelivery> raiseDelivery(DeliveryStatus status) {
        String time = ConversationRows.column(status);
        return WriteStatement.of(
                31 + status.rank(),
                LockedTables.MESSAGES,
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
    static final WriteStatement<ConversationChange.RaiseDelivery> RECORD_ERROR = WriteStatement.of(
            45,
            LockedTables.MESSAGES,
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

    static final WriteStatement<ConversationChange.NameMessage> NAME_MESSAGE = WriteStatement.of(
            46,
            LockedTables.MESSAGES,
            "UPDATE escala_messages SET provider_id = ? WHERE account = ? AND id = ?",
            ONE,
            (params, account, named) -> params.text(named.providerId())
                    .text(account)
                    .text(named.message().value()));

    private static final String EDIT_HOLDS = "CASE WHEN unsent_at IS NULL AND (edit_rank IS NULL OR edit_rank < ?)";

    static final WriteStatement<Amending<Amendment.Edit>> EDIT = WriteStatement.of(
            47,
            LockedTables.MESSAGES,
            "UPDATE escala_messages SET edit = " + EDIT_HOLDS + " THEN ? ELSE edit END, edit_rank = " + EDIT_HOLDS
                    + " THEN ? ELSE edit_rank END WHERE account = ? AND id = ?",
            ONE,
            (params, account, amending) -> {
                Amendment.Edit edit = amending.amendment();
                params.text(edit.rank())
                        .text(AmendmentCodec.write(edit))
                        .text(edit.rank())
                        .text(edit.rank())
                        .text(account)
                        .text(amending.message().value());
            });

    static final WriteStatement<Amending<Amendment.Unsend>> UNSEND = WriteStatement.of(
            48,
            LockedTables.MESSAGES,
            "UPDATE escala_messages SET unsent_at = CASE WHEN unsent_at IS NULL OR unsent_at > ? THEN ? ELSE unsent_at"
                    + " END, content = ?, context = NULL, edit = NULL, edit_rank = NULL WHERE account = ? AND id = ?",
            ONE,
            (params, account, amending) -> params.time(amending.amendment().at())
                    .time(amending.amendment().at())
                    .text(AmendmentCodec.write(new MessageContent.Removed()))
                    .text(account)
                    .text(amending.message().value()));

    static final WriteStatement<Amending<Amendment.Reaction>> CUSTOMER_REACTED = react(49, "reacted_in");

    static final WriteStatement<Amending<Amendment.Reaction>> BUSINESS_REACTED = react(54, "reacted_out");

    private static WriteStatement<Amending<Amendment.Reaction>> react(int rank, String column) {
        String holds = "CASE WHEN " + column + "_rank IS NULL OR " + column + "_rank < ? THEN ? ELSE " + column;
        return WriteStatement.of(
                rank,
                LockedTables.MESSAGES,
                "UPDATE escala_messages SET " + column + " = " + holds + " END, " + column + "_rank = " + holds
                        + "_rank END WHERE account = ? AND id = ?",
                ONE,
                (params, account, amending) -> {
                    String order = amending.amendment().rank();
                    params.text(order)
                            .text(AmendmentCodec.write(amending.amendment()))
                            .text(order)
                            .text(order)
                            .text(account)
                            .text(amending.message().value());
                });
    }

    /** What becomes of which message. */
    record Amending<A extends Amendment>(MessageId message, A amendment) {}

    static final WriteStatement<MediaFile> PUT_MEDIA = WriteStatement.of(
            55,
            "escala_media",
            "INSERT INTO escala_media (account, message, place, state, doc) SELECT ?, ?, ?, ?, ? WHERE EXISTS"
                    + " (SELECT 1 FROM escala_messages m WHERE m.account = ? AND m.id = ?)"
                    + " ON CONFLICT (account, message, place) DO UPDATE SET"
                    + " doc = CASE WHEN excluded.state > escala_media.state THEN excluded.doc ELSE escala_media.doc END,"
                    + " state = CASE WHEN excluded.state > escala_media.state THEN excluded.state"
                    + " ELSE escala_media.state END",
            ONE,
            (params, account, file) -> params.text(account)
                    .text(file.message().value())
                    .small(file.place())
                    .small(AmendmentCodec.rank(file.state()))
                    .text(AmendmentCodec.write(file))
                    .text(account)
                    .text(file.message().value()));

    private static String insert(String table, List<String> columns) {
        return "INSERT INTO " + table + " (account, " + String.join(", ", columns) + ") SELECT "
                + Stream.concat(Stream.of("?"), columns.stream().map(column -> "?"))
                        .collect(Collectors.joining(", "));
    }

    private ConversationStatements() {}
}
