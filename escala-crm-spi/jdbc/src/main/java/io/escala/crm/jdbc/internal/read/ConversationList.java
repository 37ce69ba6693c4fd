package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The predicate of a conversation list, shared by listing and counting. */
final class ConversationList {
    /** Earlier than any activity, so that an index sorts conversations without activity last. */
    private static final long NEVER = -9223372036854775807L;

    private static final String ACTIVITY = "COALESCE(t.activity, " + NEVER + ")";

    static final String BEYOND = " AND (" + ACTIVITY + ", t.id) < (?, ?)";
    static final String ORDER = " ORDER BY " + ACTIVITY + " DESC, t.id DESC LIMIT ?";

    private final Dialect dialect;
    private final AccountId account;
    private final ConversationFilter filter;
    private final Visibility visibility;

    ConversationList(Dialect dialect, AccountId account, ConversationFilter filter, Visibility visibility) {
        this.dialect = dialect;
        this.account = account;
        this.filter = filter;
        this.visibility = visibility;
    }

    boolean matchesNothing() {
        return !visibility.all() && visibility.owners().isEmpty() && !visibility.unassigned();
    }

    String from() {
        StringBuilder sql =
                new StringBuilder(" FROM escala_conversations t WHERE t.account = ? AND t.superseded_by IS NULL");
        switch (filter.state()) {
            case OPEN -> sql.append(" AND t.is_open = 1");
            case CLOSED -> sql.append(" AND t.is_open = 0");
            case ALL -> {}
        }
        if (filter.activeSince() != null) {
            sql.append(" AND t.activity >= ?");
        }
        if (!filter.lines().isEmpty()) {
            sql.append(" AND t.line ").append(dialect.isOneOf());
        }
        if (!visibility.all()) {
            sql.append(" AND (t.owner ")
                    .append(dialect.isOneOf())
                    .append(visibility.unassigned() ? " OR t.owner IS NULL)" : ")");
        }
        return sql.toString();
    }

    void bind(Params params) throws SQLException {
        params.text(account.value());
        Instant since = filter.activeSince();
        if (since != null) {
            params.time(since);
        }
        if (!filter.lines().isEmpty()) {
            params.keys(QuerySupport.texts(filter.lines(), LineId::value));
        }
        if (!visibility.all()) {
            params.keys(QuerySupport.texts(visibility.owners(), UserId::value));
        }
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
