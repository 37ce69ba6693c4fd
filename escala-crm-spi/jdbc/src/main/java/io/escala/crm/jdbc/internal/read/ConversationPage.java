package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
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
 * left of the page is read from what it finds. That comes first where an engine tells soon that a word is rare. Of digits that are known to be those of
 * very many people, so many conversations are looked at before as are likely to have a page. When it finds so many that a page
 * of them is likely to be among fewer conversations of the list, these are compared with them first.
 *
 * @param first how many conversations are looked at in the first step
 * @param oneOf it goes on as long as at least one of so many matches
 * @param rare a word of so many messages at most is rare
 * @param byDigits so many people with some digits are found later than a page of their conversations, if these are judged one by one
 * @param compared how many conversations of the list are compared with what was found, or 0 to judge it by how many there are
 */
record ConversationPage(long first, long oneOf, long rare, long byDigits, long compared) {
    static final ConversationPage STANDARD = new ConversationPage(50, 10, 2_000, 6_000, 0);

    /** How many times as many are compared as have a page of what was found, if it is spread evenly. */
    private static final double MARGIN = 2;

    /** It takes as long to read one conversation by its id as to compare so many, since the index of a list has their ids. */
    private static final int WORTH_OF_ID = 8;

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
            long looked = 0;
            for (long step = first; reading.page.size() * oneOf >= looked; step *= 2) {
                if (reading.completes(each, step)) {
                    return;
                }
                looked += step;
            }
        }
        long people = SearchConditions.byDigits(session, reading.account, filter);
        long judged = people > byDigits ? likely(reading, people) : 0;
        if (judged > 0 && reading.completesAtOnce(SearchConditions.ofMany(session, reading.account, filter), judged)) {
            return;
        }
        SearchConditions search = SearchConditions.of(session, reading.account, filter, SearchConditions.Few.OF_PAGE);
        if (search == null) {
            return;
        }
        long next = toCompare(reading, search);
        if (next > 0 && reading.completesAtOnce(search.readInOrder(), next)) {
            return;
        }
        reading.rest(search);
    }

    /**
     * Returns how many conversations of the list are compared with what was found; 0 where it takes less time to read the conversations of that.
     */
    private long toCompare(Reading reading, SearchConditions search) throws SQLException {
        long found = search.found();
        if (found > 0 && compared > 0) {
            return compared;
        }
        // Of a list with other conditions than the owner far more of the index is read.
        double worth = found * (search.areIds() && reading.all.isWithoutConditions() ? WORTH_OF_ID : 1);
        // There are at least as many as were found: of a few pages it is known without asking.
        if (worth <= MARGIN * (reading.limit - reading.page.size())) {
            return 0;
        }
        long likely = likely(reading, found);
        return likely < worth ? likely : 0;
    }

    /** Returns among how many conversations the rest of the page is likely to be, if what was found is spread evenly. */
    private static long likely(Reading reading, long found) throws SQLException {
        long all = reading.session.statistics(Table.CONVERSATIONS).rows();
        return (long) Math.ceil(MARGIN * (reading.limit - reading.page.size()) * all / found);
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
        boolean completes(SearchConditions search, long next) throws SQLException {
            Place last = all.place(session, from, next);
            page.addAll(list(search).page(session, new Part(from, last), limit - page.size()));
            from = last;
            return last == null || page.size() == limit;
        }

        /** The same for so many that the page is likely to be complete, so that it need not be known where they end. */
        boolean completesAtOnce(SearchConditions search, long next) throws SQLException {
            int missing = limit - page.size();
            List<Conversation> found = all.page(session, search, from, next, missing);
            if (found.size() < missing) {
                // Read again up to a place, since others may have moved meanwhile.
                return completes(search, next);
            }
            page.addAll(found);
            return true;
        }

        /** Adds the first of all further ones that match. */
        void rest(SearchConditions search) throws SQLException {
            page.addAll(list(search).page(session, new Part(from, null), limit - page.size()));
        }
    }
}
