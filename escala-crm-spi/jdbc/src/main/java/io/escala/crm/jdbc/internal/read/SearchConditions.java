package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ReferralFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list that depend on what a text, a tag or an advertisement finds, or on one contact.
 *
 * @param conditions for a list that is read by {@code index}
 * @param inOrder the same for a list that is read in its own order
 * @param index the index by which the few conversations are found, or null when they are read in the order of the list
 * @param looksUpWords whether the words of messages are looked up for each conversation
 * @param found how many values a single search found, if few; 0 when several are combined
 * @param ofStrangers whether conversations are counted by the index of people: those with people who are no contacts follow each other in it, and
 *     so do these people in theirs
 */
record SearchConditions(
        List<SqlCondition> conditions,
        List<SqlCondition> inOrder,
        @Nullable String index,
        boolean looksUpWords,
        long found,
        boolean ofStrangers) {
    static final SearchConditions NOTHING_SEARCHED = ofFound(null);

    /** The conversations of a person, without superseded ones. */
    static final String BY_PERSON = "escala_conversations_person";

    /** Whether it is not known before how much of a list a filter finds. */
    static boolean areUnknown(ConversationFilter filter) {
        return filter.contact() == null
                && (filter.people() != null
                        || filter.words() != null
                        || filter.referral() != null
                        || !filter.tags().isEmpty());
    }

    /** Whether nothing but the words of messages is searched. */
    static boolean areOnlyWords(ConversationFilter filter) {
        return filter.words() != null
                && filter.contact() == null
                && filter.people() == null
                && filter.referral() == null
                && filter.tags().isEmpty();
    }

    /**
     * Returns about how many people have the digits of a filter, as far as that is known; 0 without digits, for few, and where hardly any of these
     * people may be in the list, which has no contacts.
     */
    static long byDigits(SqlSession session, AccountId account, ConversationFilter filter) throws SQLException {
        ContactFilter wanted = filter.people();
        return wanted == null || areStrangers(filter)
                ? 0
                : PeopleWithDigits.about(session, account, wanted, PeopleCondition.FEW_BY_DIGITS);
    }

    /** Returns the conditions of a filter with an unknown result, each of which is looked up for each conversation. */
    static SearchConditions ofEach(Dialect dialect, AccountId account, ConversationFilter filter) {
        ContactFilter wanted = filter.people();
        return ofEach(dialect, account, filter, wanted == null ? null : PeopleCondition.each(dialect, wanted));
    }

    /** The same for a longer part of a list: whom words and digits do not find is known before. */
    static SearchConditions ofMany(SqlSession session, AccountId account, ConversationFilter filter)
            throws SQLException {
        ContactFilter wanted = filter.people();
        return ofEach(
                session.dialect(),
                account,
                filter,
                wanted == null ? null : PeopleCondition.judged(session, account, wanted, areStrangers(filter)));
    }

    private static boolean areStrangers(ConversationFilter filter) {
        return Boolean.FALSE.equals(filter.registered());
    }

    private static SearchConditions ofEach(
            Dialect dialect, AccountId account, ConversationFilter filter, @Nullable SqlCondition people) {
        List<SqlCondition> all = new ArrayList<>();
        if (!filter.tags().isEmpty()) {
            all.add(TagsCondition.each(dialect, filter.tags()));
        }
        ReferralFilter referral = filter.referral();
        if (referral != null) {
            all.add(ReferralCondition.each(referral));
        }
        if (people != null) {
            all.add(people);
        }
        List<String> words = filter.words();
        if (words != null) {
            all.add(WordsCondition.each(dialect, account, words));
        }
        return new SearchConditions(all, all, null, words != null, 0, false);
    }

    /** No conditions: the list by an index of conversations that were found before. */
    static SearchConditions ofFound(@Nullable String index) {
        return new SearchConditions(List.of(), List.of(), index, false, 0, false);
    }

    SearchConditions {
        conditions = List.copyOf(conditions);
        inOrder = List.copyOf(inOrder);
    }

    /** Whether conversations are found by their ids. */
    boolean areIds() {
        return Dialect.PRIMARY_KEY_OF_CONVERSATIONS.equals(index);
    }

    /** The same for a list that is read in its own order. */
    SearchConditions readInOrder() {
        return new SearchConditions(inOrder, inOrder, null, looksUpWords, found, false);
    }

    /**
     * Returns the conditions, or null when nothing is found.
     *
     * @param few how much is found before, rather than judged for each conversation
     */
    static @Nullable SearchConditions of(SqlSession session, AccountId account, ConversationFilter filter, Few few)
            throws SQLException {
        ContactId contact = filter.contact();
        ContactFilter wanted = filter.people();
        List<String> words = filter.words();
        Set<ConversationTag> tags = filter.tags();
        ReferralFilter referral = filter.referral();
        if (contact == null && wanted == null && words == null && tags.isEmpty() && referral == null) {
            return NOTHING_SEARCHED;
        }
        List<Found> all = new ArrayList<>();
        boolean looksUpWords = false;
        boolean ofStrangers = false;
        if (words != null) {
            Found found = WordsCondition.of(session, account, words, few.messages());
            all.add(found);
            looksUpWords = found.hits() == Hits.MANY;
        }
        if (!tags.isEmpty() && !isNothing(all)) {
            all.add(TagsCondition.of(session, account, tags));
        }
        if (referral != null && !isNothing(all)) {
            all.add(ReferralCondition.of(session, account, referral));
        }
        String index =
                all.stream().anyMatch(found -> found.hits() == Hits.FEW) ? Dialect.PRIMARY_KEY_OF_CONVERSATIONS : null;
        if (wanted != null && !isNothing(all)) {
            boolean strangers = areStrangers(filter);
            Found found = PeopleCondition.of(
                    session, account, wanted, strangers, wanted.digits().isEmpty() ? few.people() : few.byDigits());
            all.add(found);
            ofStrangers = index == null && strangers && few.counted() && found.hits() == Hits.MANY;
            index = index == null && (ofStrangers || found.hits() == Hits.FEW) ? BY_PERSON : index;
        }
        if (isNothing(all)) {
            return null;
        }
        if (contact != null) {
            all.add(Found.many(
                    new SqlCondition(" AND t.person = ?", params -> params.text(PeopleQuery.person(contact)))));
            index = BY_PERSON;
        }
        return new SearchConditions(
                all.stream().map(Found::condition).toList(),
                all.stream().map(Found::inOrder).toList(),
                index,
                looksUpWords,
                all.size() == 1 ? all.get(0).number() : 0,
                ofStrangers);
    }

    private static boolean isNothing(List<Found> all) {
        return all.stream().anyMatch(found -> found.hits() == Hits.NONE);
    }

    /**
     * How much is found before; when there is more, each conversation is judged.
     *
     * @param messages how many messages with the words
     * @param people how many people
     * @param byDigits how many people with digits in their number
     * @param counted whether the conversations of all owners are counted, rather than the first of a list read
     */
    record Few(int messages, int people, int byDigits, boolean counted) {
        static final Few OF_PAGE = ofList(WordsCondition.FEW);

        static Few ofList(int messages) {
            return new Few(messages, PeopleCondition.FEW, PeopleCondition.FEW_BY_DIGITS, false);
        }
    }
}
