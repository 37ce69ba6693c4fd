package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryPrice;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.jdbc.internal.codec.AmendmentCodec;
import io.escala.crm.jdbc.internal.codec.DeliveryRanks;
import io.escala.crm.jdbc.internal.codec.EntryCodec;
import io.escala.crm.jdbc.internal.codec.MessageCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.codec.TagsCodec;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.line.LineId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of conversations and messages, and the conversion of their rows. */
public final class ConversationRows {
    /** Marks, in the order of their columns. */
    public static final List<Mark> MARKS = List.copyOf(Arrays.asList(Mark.values()));

    /** The columns of a conversation, without the account. */
    public static final List<String> CONVERSATION = Stream.concat(
                    Stream.of(
                            "id",
                            "line",
                            "identity",
                            "channel",
                            "owner",
                            "session",
                            "is_open",
                            "closed_at",
                            "superseded_by",
                            "created_at",
                            "version",
                            "tags"),
                    MARKS.stream().map(ConversationRows::column))
            .collect(Collectors.toUnmodifiableList());

    /** Statuses, in the order of the columns of their times. */
    public static final List<DeliveryStatus> STATUSES = List.copyOf(Arrays.asList(DeliveryStatus.values()));

    /** The columns of a message, without the account. */
    public static final List<String> MESSAGE = Stream.of(
                    Stream.of("id", "conversation", "provider_id", "at", "arrived_at", "doc"),
                    Stream.of("content", "context", "unsent_at", "edit", "edit_rank"),
                    Stream.of("reacted_in", "reacted_in_rank", "reacted_out", "reacted_out_rank"),
                    Stream.of("delivery_attempt", "delivery_status"),
                    STATUSES.stream().map(ConversationRows::column),
                    Stream.of("error_code", "error_subcode", "error_reason", "price"))
            .flatMap(columns -> columns)
            .collect(Collectors.toUnmodifiableList());

    /** The columns of a system entry, without the account. */
    public static final List<String> ENTRY = List.of("conversation", "id", "at", "arrived_at", "doc");

    private ConversationRows() {}

    /** Returns the column of a mark. */
    public static String column(Mark mark) {
        return switch (mark) {
            case WINDOW_OPENED -> "window_opened";
            case WINDOW_SHUT -> "window_shut";
            case ACTIVITY -> "activity";
            case INBOUND_ARRIVAL -> "inbound_arrival";
            case ANSWERED -> "answered";
            case READ_BY_TEAM -> "read_by_team";
            case MARKED_UNREAD -> "marked_unread";
            case TAKEN_OVER -> "taken_over";
            case HANDED_BACK -> "handed_back";
            case DELIVERED_UP_TO -> "delivered_up_to";
            case READ_UP_TO -> "read_up_to";
            case CLOSING_TOLD -> "closing_told";
            case OPENED_BY_BUSINESS -> "opened_by_business";
        };
    }

    /**
     * Returns the column of a status's time.
     *
     * @param status the status
     */
    public static String column(DeliveryStatus status) {
        return "delivery_at_" + status.rank();
    }

    /** Returns the columns of a row: the account and these. */
    public static List<String> withAccount(List<String> columns) {
        return Stream.concat(Stream.of("account"), columns.stream()).collect(Collectors.toUnmodifiableList());
    }

    /** Returns columns of a table in the form of a query. */
    public static String select(List<String> columns, String alias) {
        return columns.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "));
    }

    static Conversation conversation(AccountId account, Row row) throws SQLException {
        ConversationId id = new ConversationId(row.text());
        LineId line = new LineId(row.text());
        IdentityId identity = new IdentityId(row.text());
        String channel = row.text();
        String owner = row.textOrNull();
        int session = row.small();
        boolean open = row.small() != 0;
        Instant closedAt = row.timeOrNull();
        String supersededBy = row.textOrNull();
        Instant createdAt = row.time();
        long version = row.number();
        Set<ConversationTag> tags = TagsCodec.tags(row.textOrNull());
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        for (Mark mark : MARKS) {
            Instant at = row.timeOrNull();
            if (at != null) {
                marks.put(mark, at);
            }
        }
        return new Conversation(
                account,
                id,
                line,
                identity,
                StoredNames.CHANNEL.value(channel),
                owner == null ? null : new UserId(owner),
                session,
                open,
                closedAt,
                marks,
                tags,
                supersededBy == null ? null : new ConversationId(supersededBy),
                createdAt,
                version);
    }

    /** Reads a message from the columns of {@link #MESSAGE}. */
    public static Message message(AccountId account, Row row) throws SQLException {
        String id = row.text();
        String conversation = row.text();
        String providerId = row.textOrNull();
        Instant at = row.time();
        Instant arrivedAt = row.time();
        String doc = row.text();
        String content = row.text();
        String context = row.textOrNull();
        Amendments amendments = amendments(row);
        return MessageCodec.message(
                new MessageCodec.Columns(
                        account,
                        id,
                        conversation,
                        providerId,
                        at,
                        arrivedAt,
                        delivery(row),
                        content,
                        context,
                        amendments),
                doc);
    }

    static SystemEntry entry(AccountId account, Row row) throws SQLException {
        EntryCodec.Columns columns = new EntryCodec.Columns(account, row.text(), row.text(), row.time(), row.time());
        return EntryCodec.entry(columns, row.text());
    }

    private static Amendments amendments(Row row) throws SQLException {
        Instant unsentAt = row.timeOrNull();
        String edit = row.textOrNull();
        row.textOrNull();
        String reactedIn = row.textOrNull();
        row.textOrNull();
        String reactedOut = row.textOrNull();
        row.textOrNull();
        return unsentAt == null && edit == null && reactedIn == null && reactedOut == null
                ? Amendments.NONE
                : new Amendments(
                        AmendmentCodec.edit(edit),
                        unsentAt == null ? null : new Amendment.Unsend(unsentAt),
                        AmendmentCodec.reaction(reactedIn, Direction.INBOUND),
                        AmendmentCodec.reaction(reactedOut, Direction.OUTBOUND));
    }

    private static @Nullable Delivery delivery(Row row) throws SQLException {
        Integer attempt = row.smallOrNull();
        int status = row.small();
        Map<DeliveryStatus, Instant> times = new EnumMap<>(DeliveryStatus.class);
        for (DeliveryStatus each : STATUSES) {
            Instant at = row.timeOrNull();
            if (at != null) {
                times.put(each, at);
            }
        }
        Integer code = row.smallOrNull();
        int subcode = row.small();
        String reason = row.textOrNull();
        String price = row.textOrNull();
        return attempt == null
                ? null
                : new Delivery(
                        attempt,
                        DeliveryRanks.status(status),
                        times,
                        code == null ? null : new DeliveryError(code, subcode, reason),
                        price == null ? null : DeliveryPrice.of(price));
    }
}
