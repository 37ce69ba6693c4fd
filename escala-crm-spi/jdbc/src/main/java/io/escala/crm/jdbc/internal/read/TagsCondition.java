package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.toSet;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.FoundKeys;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.sql.SQLException;
import java.util.Set;

/**
 * The condition that conversations have one of some tags. When few have, they are found first; when many have, conversations are read in
 * the order of the list, and the tags of each are looked up.
 */
final class TagsCondition {
    private TagsCondition() {}

    static Found of(SqlSession session, AccountId account, Set<ConversationTag> tags) throws SQLException {
        Set<String> names = names(tags);
        FoundKeys found = session.keys(
                "SELECT g.conversation AS found FROM escala_conversation_tags g WHERE g.account = ? AND g.tag "
                        + session.dialect().isOneOf()
                        + " LIMIT ?",
                params -> params.text(account.value()).keys(names).number(PeopleCondition.FEW + 1L));
        return found.number() > PeopleCondition.FEW
                ? Found.many(each(session.dialect(), tags))
                : Found.few(session.dialect(), "t.id", found);
    }

    /** Looks up the tags of each conversation. */
    static SqlCondition each(Dialect dialect, Set<ConversationTag> tags) {
        Set<String> names = names(tags);
        return new SqlCondition(
                " AND EXISTS (SELECT 1 FROM escala_conversation_tags g WHERE g.account = t.account"
                        + " AND g.conversation = t.id AND g.tag " + dialect.isOneOf() + SqlCondition.FOR_EACH_ROW,
                params -> params.keys(names));
    }

    private static Set<String> names(Set<ConversationTag> tags) {
        return tags.stream().map(ConversationTag::name).collect(toSet());
    }
}
