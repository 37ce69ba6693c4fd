package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.read.ConversationList.Part;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.sql.SQLException;

/** The number of conversations of a list. */
record ConversationCount(WordsHits hits) {
    static final ConversationCount STANDARD = new ConversationCount(WordsHits.STANDARD);

    /** Returns it, or {@code enough} when there are more. */
    long read(SqlSession session, AccountId account, ConversationFilter filter, Visibility visibility, long enough)
            throws SQLException {
        // Those of an owner are few: they are looked through soon.
        boolean everybodys = filter.owners() == null && visibility.isEverything();
        if (everybodys
                && filter.people() == null
                && filter.contact() == null
                && filter.tags().isEmpty()) {
            Long counted = hits.count(session, account, filter, visibility, enough);
            if (counted != null) {
                return counted;
            }
        }
        ConversationList list = ConversationList.of(session, account, filter, visibility, everybodys);
        return list == null ? 0 : list.count(session, Part.WHOLE, enough);
    }
}
