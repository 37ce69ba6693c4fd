package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.FoundKeys;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ReferralFilter;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The condition that people came to conversations by an advertisement, a post or a link. When few did, the conversations are found first; when
 * many did, they are read in the order of the list, and the touchpoints of each are looked up.
 */
final class ReferralCondition {
    private ReferralCondition() {}

    static Found of(SqlSession session, AccountId account, ReferralFilter wanted) throws SQLException {
        SqlCondition matches = matching("p", wanted);
        FoundKeys found = session.keys(
                "SELECT COALESCE(c.superseded_by, c.id) AS found FROM escala_touchpoints p JOIN escala_conversations c"
                        + " ON c.account = p.account AND c.id = p.conversation WHERE p.account = ?" + matches.sql()
                        + " LIMIT ?",
                params -> {
                    params.text(account.value());
                    matches.binding().bind(params);
                    params.number(PeopleCondition.FEW + 1L);
                });
        return found.number() > PeopleCondition.FEW
                ? Found.many(each(wanted))
                : Found.few(session.dialect(), "t.id", found);
    }

    /** The condition, looked up for each conversation. */
    static SqlCondition each(ReferralFilter wanted) {
        SqlCondition matches = matching("p", wanted);
        return new SqlCondition(
                " AND (EXISTS (SELECT 1 FROM escala_touchpoints p WHERE p.account = t.account AND p.conversation = t.id"
                        + matches.sql() + SqlCondition.FOR_EACH_ROW
                        + " OR EXISTS (SELECT 1 FROM escala_conversations c JOIN escala_touchpoints p"
                        + " ON p.account = c.account AND p.conversation = c.id"
                        + " WHERE c.account = t.account AND c.superseded_by = t.id" + matches.sql()
                        + SqlCondition.FOR_EACH_ROW + ")",
                params -> {
                    matches.binding().bind(params);
                    matches.binding().bind(params);
                });
    }

    /** The condition on a touchpoint. The beginning of a text is what an index has. */
    static SqlCondition matching(String table, ReferralFilter wanted) {
        return text(table + ".source_id", wanted.sourceId()).and(text(table + ".ref", wanted.ref()));
    }

    private static SqlCondition text(String column, @Nullable String wanted) {
        return wanted == null
                ? SqlCondition.of("")
                : new SqlCondition(
                        " AND SUBSTR(" + column + ", 1, 500) = SUBSTR(?, 1, 500) AND " + column + " = ?",
                        params -> params.text(wanted).text(wanted));
    }
}
