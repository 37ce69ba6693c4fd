package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Conversations that others show. An account has few of them, or many. */
final class SupersededConversations {
    private static final String BY_SUPERSEDING = "escala_conversations_superseded";

    private SupersededConversations() {}

    /** Returns the ids of the conversations that show some of these, with repetitions. */
    static List<String> showing(SqlSession session, AccountId account, Collection<String> conversations)
            throws SQLException {
        Dialect dialect = session.dialect();
        String index = areMoreThan(session, account, conversations.size())
                ? Dialect.PRIMARY_KEY_OF_CONVERSATIONS
                : BY_SUPERSEDING;
        return session.list(
                "SELECT s.superseded_by FROM escala_conversations s" + dialect.by(index)
                        + " WHERE s.account = ? AND s.superseded_by IS NOT NULL AND s.id " + dialect.isOneOf(),
                params -> params.text(account.value()).keys(conversations),
                row -> row.text());
    }

    /** Whether the account has more: then it takes longer to go through all of them than to look some conversations up. */
    private static boolean areMoreThan(SqlSession session, AccountId account, int number) throws SQLException {
        return session.list(
                                "SELECT COUNT(*) FROM (SELECT 1 FROM escala_conversations s WHERE s.account = ?"
                                        + " AND s.superseded_by IS NOT NULL LIMIT ?) AS n",
                                params -> params.text(account.value()).number(number + 1L),
                                row -> row.number())
                        .get(0)
                > number;
    }
}
