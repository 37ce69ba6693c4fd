package io.escala.crm.jdbc.internal.read;

import io.escala.crm.Channel;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineScope;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The condition that a conversation is on a line of a scope. */
final class ScopeCondition {
    private ScopeCondition() {}

    /**
     * Returns the condition; empty when every conversation is in the scope.
     *
     * @param table the name of the table of conversations in the query
     */
    static SqlCondition of(Dialect dialect, LineScope scope, String table) {
        if (scope.isEverything()) {
            return SqlCondition.of("");
        }
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        channels.addAll(scope.all() ? List.of(Channel.values()) : scope.channels());
        channels.removeAll(scope.except());
        SqlCondition ofChannels = among(dialect, table + ".channel", tags(channels));
        if (scope.all() || scope.lines().isEmpty()) {
            return ofChannels;
        }
        Set<Channel> allowed = EnumSet.allOf(Channel.class);
        allowed.removeAll(scope.except());
        SqlCondition ofLines = among(
                dialect,
                table + ".line",
                QuerySupport.texts(scope.lines(), LineId::value).stream().toList());
        SqlCondition onAllowed = among(dialect, table + ".channel", tags(allowed));
        return new SqlCondition(
                " AND (" + bare(ofChannels) + " OR (" + bare(ofLines) + onAllowed.sql() + "))", params -> {
                    ofChannels.binding().bind(params);
                    ofLines.binding().bind(params);
                    onAllowed.binding().bind(params);
                });
    }

    private static SqlCondition among(Dialect dialect, String column, List<String> values) {
        return values.isEmpty() ? SqlCondition.NEVER : SqlCondition.oneOf(dialect, column, values);
    }

    private static String bare(SqlCondition condition) {
        return condition.sql().substring(SqlCondition.AND.length());
    }

    private static List<String> tags(Set<Channel> channels) {
        return channels.stream().map(StoredNames.CHANNEL::tag).toList();
    }
}
