package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.FoundKeys;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.sql.SQLException;

/** Conversations that others show. An account has few of them, or many. */
final class SupersededConversations {
    private static final String BY_SUPERSEDING = "escala_conversations_superseded";

    private SupersededConversations() {}

    /** Returns the ids of conversations and of those that show some of them, with repetitions. */
    static FoundKeys withThoseThatShow(SqlSession session, AccountId account, FoundKeys conversations)
            throws SQLException {
        long superseded = count(session, account, conversations.number() + 1);
        if (superseded == 0) {
            return conversations;
        }
        Dialect dialect = session.dialect();
        // If there are more, it takes longer to go through all of them than to look up the conversations.
        String index = superseded > conversations.number() ? Dialect.PRIMARY_KEY_OF_CONVERSATIONS : BY_SUPERSEDING;
        FoundKeys showing = session.keys(
                "SELECT s.superseded_by AS found FROM escala_conversations s" + dialect.by(index)
                        + " WHERE s.account = ? AND s.superseded_by IS NOT NULL AND s.id " + dialect.isOneOf(),
                params -> params.text(account.value()).keys(conversations));
        return showing.number() == 0
                ? conversations
                : session.keys(
                        dialect.eachKey() + " UNION ALL " + dialect.eachKey(),
                        params -> params.keys(conversations).keys(showing));
    }

    /** Counts those of an account up to a number. */
    private static long count(SqlSession session, AccountId account, long most) throws SQLException {
        return session.list(
                        "SELECT COUNT(*) FROM (SELECT 1 FROM escala_conversations s WHERE s.account = ?"
                                + " AND s.superseded_by IS NOT NULL LIMIT ?) AS n",
                        params -> params.text(account.value()).number(most),
                        row -> row.number())
                .get(0);
    }
}
