package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.read.ConversationList.Part;
import io.escala.crm.jdbc.internal.read.ConversationList.Place;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a conversation list.
 *
 * <p>How much of a list a search finds is not known before. So the first conversations are looked at, in steps of which each is twice as
 * long as the one before; if many match, they are the page. If hardly any does, a search finds few of all, so that it is made first, and what is
 * left of the page is read from what it finds. That comes first where an engine tells soon that a word is rare.
 *
 * @param first how many conversations are looked at in the first step
 * @param oneOf it goes on as long as at least one of so many matches
 * @param rare a word of so many messages at most is rare
 */
record ConversationPage(long first, long oneOf, long rare) {
    static final ConversationPage STANDARD = new ConversationPage(50, 10, 2_000);

    List<Conversation> read(
            SqlSession session,
            AccountId account,
            ConversationFilter filter,
            Visibility visibility,
            @Nullable Place after,
            int limit)
            throws SQLException {
        List<Conversation> page = new ArrayList<>();
        Place from = after;
        if (SearchConditions.areUnknown(filter) && !hasRareWord(session, account, filter)) {
            ConversationList all = new ConversationList(
                    session.dialect(), account, filter, visibility, SearchConditions.NOTHING_SEARCHED);
            if (all.isEmpty()) {
                return page;
            }
            ConversationList matching = new ConversationList(
                    session.dialect(),
                    account,
                    filter,
                    visibility,
                    SearchConditions.ofEach(session.dialect(), account, filter));
            long looked = 0;
            for (long step = first; page.size() * oneOf >= looked; step *= 2) {
                Place last = all.place(session, from, step);
                page.addAll(matching.page(session, new Part(from, last), limit - page.size()));
                if (last == null || page.size() == limit) {
                    return page;
                }
                from = last;
                looked += step;
            }
        }
        ConversationList list = ConversationList.of(session, account, filter, visibility, false, WordsCondition.FEW);
        if (list != null) {
            page.addAll(list.page(session, new Part(from, null), limit - page.size()));
        }
        return page;
    }

    private boolean hasRareWord(SqlSession session, AccountId account, ConversationFilter filter) throws SQLException {
        List<String> words = filter.words();
        return words != null && WordsSearch.anyIsRare(session, SearchTerms.ofMessage(account.value(), words), rare);
    }
}
