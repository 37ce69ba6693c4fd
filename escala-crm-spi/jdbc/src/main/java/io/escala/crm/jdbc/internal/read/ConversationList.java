package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The query of a conversation list, and the count by the same predicate.
 *
 * <p>A list of several owners is the union of the lists of each, so that an index gives every one of them in order and no more rows are
 * read than a page has of each.
 */
final class ConversationList {
    /** Earlier than any activity, so that an index sorts conversations without activity last. */
    private static final long NEVER = -9223372036854775807L;

    /** With more owners, rows are read in the order of their activity instead. */
    private static final int MOST_LISTS = 20;

    private static final String ACTIVITY = "COALESCE(t.activity, " + NEVER + ")";
    private static final String BEYOND = " AND (" + ACTIVITY + ", t.id) < (?, ?)";
    private static final String ORDER = " ORDER BY " + ACTIVITY + " DESC, t.id DESC LIMIT ?";

    private final Dialect dialect;
    private final AccountId account;
    private final List<SqlCondition> conditions;
    private final List<SqlCondition> owners;

    ConversationList(Dialect dialect, AccountId account, ConversationFilter filter, Visibility visibility) {
        this.dialect = dialect;
        this.account = account;
        conditions = conditions(filter);
        owners = owners(filter.owners(), visibility);
    }

    boolean matchesNothing() {
        return owners.isEmpty();
    }

    /** Returns the query of a page; its parameters are bound by {@link #bindPage}. */
    String page(@Nullable Place after) {
        List<String> lists = owners.stream()
                .map(owner -> "SELECT " + ConversationRows.select(ConversationRows.CONVERSATION, "t") + from(owner)
                        + (after == null ? "" : BEYOND) + ORDER)
                .toList();
        return lists.size() == 1
                ? lists.get(0)
                : "SELECT * FROM ("
                        + IntStream.range(0, lists.size())
                                .mapToObj(number -> "SELECT * FROM (" + lists.get(number) + ") AS l" + number)
                                .collect(joining(" UNION ALL "))
                        + ") AS t" + ORDER;
    }

    void bindPage(Params params, @Nullable Place after, long limit) throws SQLException {
        for (SqlCondition owner : owners) {
            bind(params, owner);
            if (after != null) {
                params.number(after.activity()).text(after.id());
            }
            params.number(limit);
        }
        if (owners.size() > 1) {
            params.number(limit);
        }
    }

    /** Returns the query of the number of rows; its parameters are bound by {@link #bindCount}. */
    String count() {
        return "SELECT COUNT(*) FROM ("
                + IntStream.range(0, owners.size())
                        .mapToObj(number ->
                                "SELECT * FROM (SELECT 1" + from(owners.get(number)) + " LIMIT ?) AS l" + number)
                        .collect(joining(" UNION ALL ", "SELECT * FROM (", ") AS u LIMIT ?"))
                + ") AS n";
    }

    void bindCount(Params params, long enough) throws SQLException {
        for (SqlCondition owner : owners) {
            bind(params, owner);
            params.number(enough);
        }
        params.number(enough);
    }

    private String from(SqlCondition owner) {
        return " FROM escala_conversations t WHERE t.account = ? AND t.superseded_by IS NULL"
                + conditions.stream().map(SqlCondition::sql).collect(joining())
                + owner.sql();
    }

    private void bind(Params params, SqlCondition owner) throws SQLException {
        params.text(account.value());
        for (SqlCondition condition : conditions) {
            condition.binding().bind(params);
        }
        owner.binding().bind(params);
    }

    private List<SqlCondition> conditions(ConversationFilter filter) {
        List<SqlCondition> all = new ArrayList<>();
        switch (filter.state()) {
            case OPEN -> all.add(SqlCondition.of(" AND t.is_open = 1"));
            case CLOSED -> all.add(SqlCondition.of(" AND t.is_open = 0"));
            case ALL -> {}
        }
        Instant since = filter.activeSince();
        if (since != null) {
            // The indexed expression, so that an index ends the search.
            all.add(new SqlCondition(" AND " + ACTIVITY + " >= ?", params -> params.time(since)));
        }
        if (!filter.lines().isEmpty()) {
            all.add(SqlCondition.oneOf(dialect, "t.line", QuerySupport.texts(filter.lines(), LineId::value)));
        }
        if (!filter.channels().isEmpty()) {
            all.add(SqlCondition.oneOf(
                    dialect, "t.channel", QuerySupport.texts(new TreeSet<>(filter.channels()), ConversationList::tag)));
        }
        Boolean unread = filter.unread();
        if (unread != null) {
            all.add(SqlCondition.of(unread ? " AND t.is_unread = 1" : " AND t.is_unread = 0"));
        }
        Boolean registered = filter.registered();
        if (registered != null) {
            all.add(SqlCondition.of(registered ? " AND t.is_registered = 1" : " AND t.is_registered = 0"));
        }
        ConversationFilter.Window window = filter.window();
        if (window != null) {
            all.add(window(window));
        }
        return all;
    }

    private static String tag(Channel channel) {
        return StoredNames.CHANNEL.tag(channel);
    }

    private static SqlCondition window(ConversationFilter.Window window) {
        Instant until = window.openedUntil();
        return new SqlCondition(
                (window.open()
                                ? " AND (t.window_opened > ? AND (t.window_shut IS NULL OR t.window_shut < t.window_opened))"
                                : " AND (t.window_opened IS NULL OR t.window_opened <= ? OR t.window_shut >= t.window_opened)")
                        + (until == null ? "" : " AND t.window_opened <= ?"),
                params -> {
                    params.time(window.openedAfter());
                    if (until != null) {
                        params.time(until);
                    }
                });
    }

    /** One condition for each list, of which the result is the union; none if no conversation can match. */
    private List<SqlCondition> owners(ConversationFilter.@Nullable Owners wanted, Visibility visibility) {
        ConversationFilter.Owners both = both(wanted, visibility);
        if (both == null) {
            return List.of(SqlCondition.of(""));
        }
        List<SqlCondition> lists = new ArrayList<>();
        List<String> users = both.users().stream().map(UserId::value).sorted().toList();
        if (users.size() > MOST_LISTS) {
            lists.add(SqlCondition.oneOf(dialect, "t.owner", users));
        } else {
            users.forEach(user -> lists.add(SqlCondition.oneOf(dialect, "t.owner", List.of(user))));
        }
        if (both.nobody()) {
            lists.add(SqlCondition.of(" AND t.owner IS NULL"));
        }
        return lists;
    }

    private static ConversationFilter.@Nullable Owners both(
            ConversationFilter.@Nullable Owners wanted, Visibility visibility) {
        if (visibility.all()) {
            return wanted;
        }
        ConversationFilter.Owners visible = new ConversationFilter.Owners(visibility.owners(), visibility.unassigned());
        if (wanted == null) {
            return visible;
        }
        TreeSet<UserId> users = new TreeSet<>(Comparator.comparing(UserId::value));
        users.addAll(visible.users());
        users.retainAll(wanted.users());
        return new ConversationFilter.Owners(users, wanted.nobody() && visible.nobody());
    }

    /** The start of a page. */
    record Place(long activity, String id) {
        Place(@Nullable Instant activity, String id) {
            this(activity == null ? NEVER : activity.toEpochMilli(), id);
        }

        static Place parse(String cursor) {
            int slash = QuerySupport.place(cursor).indexOf('/');
            if (slash < 0) {
                throw QuerySupport.badCursor();
            }
            return new Place(QuerySupport.number(cursor.substring(0, slash)), cursor.substring(slash + 1));
        }

        @Override
        public String toString() {
            return activity + "/" + id;
        }
    }
}
