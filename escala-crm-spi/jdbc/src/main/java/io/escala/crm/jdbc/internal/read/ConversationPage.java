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
 * left of the page is read from what it finds. That comes first where an engine tells soon that a word is rare. When it finds thousands, each of
 * which would be a row to read, these are first compared with the next of the list, in longer steps.
 *
 * @param looked the steps in which each conversation is looked up
 * @param compared the steps in which conversations are compared with what was found
 * @param rare a word of so many messages at most is rare
 * @param thousands from so many found on they are compared
 */
record ConversationPage(Steps looked, Steps compared, long rare, int thousands) {
    static final ConversationPage STANDARD =
            new ConversationPage(new Steps(50, 10), new Steps(4_000, 250), 2_000, 4_000);

    /**
     * Parts of a list that are looked at one after the other.
     *
     * @param first how many conversations are in the first; 0 for none
     * @param oneOf another follows as long as at least one of so many matches
     */
    record Steps(long first, long oneOf) {
        static final Steps NONE = new Steps(0, 0);
    }

    List<Conversation> read(
            SqlSession session,
            AccountId account,
            ConversationFilter filter,
            Visibility visibility,
            @Nullable Place after,
            int limit)
            throws SQLException {
        Reading reading = new Reading(session, account, filter, visibility, after, limit);
        if (!reading.all.isEmpty()) {
            read(reading);
        }
        return reading.page;
    }

    private void read(Reading reading) throws SQLException {
        SqlSession session = reading.session;
        ConversationFilter filter = reading.filter;
        if (SearchConditions.areUnknown(filter) && !hasRareWord(session, reading.account, filter)) {
            SearchConditions each = SearchConditions.ofEach(session.dialect(), reading.account, filter);
            if (reading.completes(each, looked)) {
                return;
            }
        }
        SearchConditions many = SearchConditions.ofShortDigits(session.dialect(), reading.account, filter);
        if (many != null && reading.completes(many, compared)) {
            return;
        }
        SearchConditions search = SearchConditions.of(session, reading.account, filter, false, WordsCondition.FEW);
        if (search == null) {
            return;
        }
        if (many == null && search.found() >= thousands && reading.completes(search.readInOrder(), compared)) {
            return;
        }
        reading.rest(search);
    }

    private boolean hasRareWord(SqlSession session, AccountId account, ConversationFilter filter) throws SQLException {
        List<String> words = filter.words();
        return words != null && WordsSearch.anyIsRare(session, SearchTerms.ofMessage(account.value(), words), rare);
    }

    /** A page while it is read. */
    private static final class Reading {
        private final SqlSession session;
        private final AccountId account;
        private final ConversationFilter filter;
        private final Visibility visibility;
        private final int limit;
        private final ConversationList all;
        private final List<Conversation> page = new ArrayList<>();
        private @Nullable Place from;

        Reading(
                SqlSession session,
                AccountId account,
                ConversationFilter filter,
                Visibility visibility,
                @Nullable Place after,
                int limit) {
            this.session = session;
            this.account = account;
            this.filter = filter;
            this.visibility = visibility;
            this.limit = limit;
            from = after;
            all = list(SearchConditions.NOTHING_SEARCHED);
        }

        private ConversationList list(SearchConditions search) {
            return new ConversationList(session.dialect(), account, filter, visibility, search);
        }

        /** Adds those of the next conversations that match, and tells whether the page is complete. */
        boolean completes(SearchConditions search, Steps steps) throws SQLException {
            long before = page.size();
            long done = 0;
            for (long step = steps.first(); step > 0 && (page.size() - before) * steps.oneOf() >= done; step *= 2) {
                Place last = all.place(session, from, step);
                page.addAll(list(search).page(session, new Part(from, last), limit - page.size()));
                if (last == null || page.size() == limit) {
                    return true;
                }
                from = last;
                done += step;
            }
            return false;
        }

        /** Adds the first of all further ones that match. */
        void rest(SearchConditions search) throws SQLException {
            page.addAll(list(search).page(session, new Part(from, null), limit - page.size()));
        }
    }
}
