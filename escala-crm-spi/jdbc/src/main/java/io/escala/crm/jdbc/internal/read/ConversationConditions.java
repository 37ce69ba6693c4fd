package io.escala.crm.jdbc.internal.read;

import io.escala.crm.account.UserId;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The conditions of a conversation list on the columns of its table {@code t}, and whose conversations are listed. */
final class ConversationConditions {
    /** With more owners, rows are read in the order of their activity instead. */
    private static final int MOST_LISTS = 20;

    private ConversationConditions() {}

    /**
     * Returns the lists of which the result is the union: of owners, and of open windows; none if no conversation can match.
     *
     * @param search by what index conversations are found: the few that one finds would be found again for each list
     */
    static List<SqlCondition> lists(
            Dialect dialect, ConversationFilter filter, Visibility visibility, SearchConditions search) {
        return search.index() == null
                ? SqlCondition.each(owners(dialect, filter.owners(), visibility, MOST_LISTS), windows(filter.window()))
                : owners(dialect, filter.owners(), visibility, 1);
    }

    /**
     * Returns the conditions on columns.
     *
     * @param search by what index conversations are found
     */
    static List<SqlCondition> columns(Dialect dialect, ConversationFilter filter, SearchConditions search) {
        List<SqlCondition> all = new ArrayList<>();
        switch (filter.state()) {
            case OPEN -> all.add(SqlCondition.of(" AND t.is_open = 1"));
            case CLOSED -> all.add(SqlCondition.of(" AND t.is_open = 0"));
            case ALL -> {}
        }
        Instant since = filter.activeSince();
        if (since != null) {
            all.add(new SqlCondition(" AND " + ConversationList.PLACE + " >= ?", params -> params.time(since)));
        }
        if (!filter.lines().isEmpty()) {
            all.add(SqlCondition.oneOf(dialect, "t.line", QuerySupport.texts(filter.lines(), LineId::value)));
        }
        if (!filter.channels().isEmpty()) {
            all.add(SqlCondition.oneOf(
                    dialect,
                    "t.channel",
                    QuerySupport.texts(new TreeSet<>(filter.channels()), StoredNames.CHANNEL::tag)));
        }
        Boolean unread = filter.unread();
        if (unread != null) {
            // The index of unread ones has many of which few are found.
            String column = search.index() == null ? "t.is_unread" : "+t.is_unread";
            all.add(SqlCondition.of(SqlCondition.AND + column + (unread ? " = 1" : " = 0")));
        }
        ConversationFilter.Window window = filter.window();
        if (window != null) {
            all.add(condition(window));
        }
        ConversationFilter.Handled handled = filter.handled();
        if (handled != null) {
            all.add(condition(handled));
        }
        if (filter.registered() != null) {
            all.add(registered(filter.registered(), search.ofStrangers()));
        }
        return all;
    }

    /** The index of people has no other column. */
    private static SqlCondition registered(boolean registered, boolean byPerson) {
        return SqlCondition.of(
                byPerson
                        ? " AND t.person > '" + PeopleQuery.STRANGERS + "'"
                        : " AND t.is_registered = " + (registered ? 1 : 0));
    }

    private static SqlCondition condition(ConversationFilter.Window window) {
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

    private static SqlCondition condition(ConversationFilter.Handled handled) {
        Instant after = handled.after();
        String taken = "t.person_since IS NOT NULL" + (after == null ? "" : " AND t.person_since > ?");
        return new SqlCondition(
                handled.person() ? " AND " + taken : " AND NOT (" + taken + ")",
                after == null ? SqlSession.Binding.NOTHING : params -> params.time(after));
    }

    /**
     * An open window was opened by the latest activity or before; those opened later, without activity, are few and have an index of their
     * own. So the list ends where activity is too old for an open window.
     */
    private static List<SqlCondition> windows(ConversationFilter.@Nullable Window window) {
        if (window == null || !window.open()) {
            return List.of(SqlCondition.of(""));
        }
        return List.of(
                new SqlCondition(
                        " AND t.window_opened <= " + ConversationList.PLACE + " AND " + ConversationList.PLACE
                                + " >= ?",
                        params -> params.time(window.openedAfter())),
                SqlCondition.of(" AND t.window_opened > " + ConversationList.PLACE));
    }

    /**
     * One condition for each list, of which the result is the union; none if no conversation can match.
     *
     * @param mostUsers so many users have a list each, more have one together
     */
    private static List<SqlCondition> owners(
            Dialect dialect, ConversationFilter.@Nullable Owners wanted, Visibility visibility, int mostUsers) {
        ConversationFilter.Owners both = both(wanted, visibility);
        if (both == null) {
            return List.of(SqlCondition.of(""));
        }
        List<SqlCondition> lists = new ArrayList<>();
        List<String> users = both.users().stream().map(UserId::value).sorted().toList();
        if (users.size() > mostUsers) {
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
}
