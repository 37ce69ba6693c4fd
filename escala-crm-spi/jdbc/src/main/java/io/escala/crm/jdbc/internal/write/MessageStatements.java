package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;
import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ONE;

import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.jdbc.internal.codec.AmendmentCodec;
import io.escala.crm.jdbc.internal.codec.EntryCodec;
import io.escala.crm.jdbc.internal.codec.MessageCodec;
import io.escala.crm.jdbc.internal.codec.ReferralCodec;
import io.escala.crm.jdbc.internal.engine.Assignment;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.read.ConversationRows;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements about what threads show: messages and their media, system entries, and how people came. What they raise never falls, whoever comes first. */
final class MessageStatements {
    static final WriteStatement<Message> APPEND_MESSAGE = WriteStatement.insert(
            0,
            Insert.into(
                            Table.MESSAGES,
                            Stream.concat(Stream.of("account", "notice"), ConversationRows.MESSAGE.stream())
                                    .toList())
                    .under(Table.CONVERSATIONS)
                    .orKeep(),
            ONE,
            (params, account, message) -> {
                params.text(account)
                        .small(message.author().kind() == Author.Kind.CHANNEL ? 1 : null)
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
                .text(error == null ? null : error.reason())
                .text(
                        delivery == null || delivery.price() == null
                                ? null
                                : delivery.price().text());
    }

    /** One statement a status, because each keeps its own earliest time. */
    private static final Map<DeliveryStatus, WriteStatement<ConversationChange.RaiseDelivery>> RAISE_DELIVERY =
            ConversationRows.STATUSES.stream()
                    .collect(Collectors.toUnmodifiableMap(status -> status, MessageStatements::raiseDelivery));

    static WriteStatement<ConversationChange.RaiseDelivery> raiseDeliveryTo(DeliveryStatus status) {
        return Objects.requireNonNull(RAISE_DELIVERY.get(status));
    }

    private static WriteStatement<ConversationChange.RaiseDelivery> raiseDelivery(DeliveryStatus status) {
        String time = ConversationRows.column(status);
        return WriteStatement.update(
                Table.MESSAGES,
                1 + status.rank(),
                "SET delivery_status = CASE WHEN ? > delivery_attempt"
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

    /** The first position after those of the statuses. */
    private static final int AFTER_DELIVERY = 20;

    /** Of several errors the one with the highest code stays. */
    static final WriteStatement<ConversationChange.RaiseDelivery> RECORD_ERROR = WriteStatement.update(
            Table.MESSAGES,
            AFTER_DELIVERY,
            "SET error_code = ?, error_subcode = ?, error_reason = ?"
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

    /** Of several prices the greatest stays. */
    static final WriteStatement<ConversationChange.RaiseDelivery> RECORD_PRICE = WriteStatement.update(
            Table.MESSAGES,
            AFTER_DELIVERY + 100,
            "SET price = ? WHERE account = ? AND id = ? AND delivery_attempt IS NOT NULL AND (price IS NULL OR price < ?)",
            ANY,
            (params, account, raise) -> {
                String price = Objects.requireNonNull(raise.step().price()).text();
                params.text(price).text(account).text(raise.message().value()).text(price);
            });

    static final WriteStatement<ConversationChange.NameMessage> NAME_MESSAGE = WriteStatement.update(
            Table.MESSAGES,
            AFTER_DELIVERY + 1,
            "SET provider_id = ? WHERE account = ? AND id = ?",
            ONE,
            (params, account, named) -> params.text(named.providerId())
                    .text(account)
                    .text(named.message().value()));

    private static final String EDIT_HOLDS = "CASE WHEN unsent_at IS NULL AND (edit_rank IS NULL OR edit_rank < ?)";

    static final WriteStatement<Amending<Amendment.Edit>> EDIT = WriteStatement.update(
            Table.MESSAGES,
            AFTER_DELIVERY + 2,
            "SET edit = " + EDIT_HOLDS + " THEN ? ELSE edit END, edit_rank = " + EDIT_HOLDS
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

    static final WriteStatement<Amending<Amendment.Unsend>> UNSEND = WriteStatement.update(
            Table.MESSAGES,
            AFTER_DELIVERY + 3,
            "SET unsent_at = CASE WHEN unsent_at IS NULL OR unsent_at > ? THEN ? ELSE unsent_at"
                    + " END, content = ?, context = NULL, edit = NULL, edit_rank = NULL WHERE account = ? AND id = ?",
            ONE,
            (params, account, amending) -> params.time(amending.amendment().at())
                    .time(amending.amendment().at())
                    .text(AmendmentCodec.write(new MessageContent.Removed()))
                    .text(account)
                    .text(amending.message().value()));

    static final WriteStatement<Amending<Amendment.Reaction>> CUSTOMER_REACTED =
            react(AFTER_DELIVERY + 4, "reacted_in");

    static final WriteStatement<Amending<Amendment.Reaction>> BUSINESS_REACTED =
            react(AFTER_DELIVERY + 5, "reacted_out");

    private static WriteStatement<Amending<Amendment.Reaction>> react(int position, String column) {
        String holds = "CASE WHEN " + column + "_rank IS NULL OR " + column + "_rank < ? THEN ? ELSE " + column;
        return WriteStatement.update(
                Table.MESSAGES,
                position,
                "SET " + column + " = " + holds + " END, " + column + "_rank = " + holds
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

    static final WriteStatement<MediaFile> PUT_MEDIA = WriteStatement.insert(
            0,
            Insert.into(Table.MEDIA, "account", "message", "place", "state", "doc")
                    .under(Table.MESSAGES)
                    .orUpdate(Assignment.replaceIfHigher("doc", "state"), Assignment.raise("state")),
            ONE,
            (params, account, file) -> params.text(account)
                    .text(file.message().value())
                    .small(file.place())
                    .small(AmendmentCodec.rank(file.state()))
                    .text(AmendmentCodec.write(file))
                    .text(account)
                    .text(file.message().value()));

    /** The first of several with one id is kept. */
    static final WriteStatement<SystemEntry> ADD_ENTRY = WriteStatement.insert(
            0,
            Insert.into(Table.THREAD_ENTRIES, ConversationRows.withAccount(ConversationRows.ENTRY))
                    .under(Table.CONVERSATIONS)
                    .orUpdate(Assignment.keep("at")),
            ONE,
            (params, account, entry) -> params.text(account)
                    .text(entry.conversation().value())
                    .text(entry.id().value())
                    .time(entry.at())
                    .time(entry.arrivedAt())
                    .text(EntryCodec.write(entry))
                    .text(account)
                    .text(entry.conversation().value()));

    /** The first of several with one id is kept. */
    static final WriteStatement<Touchpoint> ADD_TOUCHPOINT = WriteStatement.insert(
            0,
            Insert.into(
                            Table.TOUCHPOINTS,
                            "account",
                            "conversation",
                            "id",
                            "at",
                            "arrived_at",
                            "source_id",
                            "ref",
                            "doc")
                    .under(Table.CONVERSATIONS)
                    .orUpdate(Assignment.keep("at")),
            ONE,
            (params, account, touchpoint) -> params.text(account)
                    .text(touchpoint.conversation().value())
                    .text(touchpoint.id().value())
                    .time(touchpoint.at())
                    .time(touchpoint.arrivedAt())
                    .text(touchpoint.referral().sourceId())
                    .text(touchpoint.referral().ref())
                    .text(ReferralCodec.write(touchpoint.referral()))
                    .text(account)
                    .text(touchpoint.conversation().value()));

    private MessageStatements() {}
}
