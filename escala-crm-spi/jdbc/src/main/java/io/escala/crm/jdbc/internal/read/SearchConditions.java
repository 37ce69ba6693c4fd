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
 * @param index the index by which the few conversations are found, or null when they are read in the order of the list
 * @param looksUpWords whether the words of messages are looked up for each conversation
 */
record SearchConditions(
        List<SqlCondition> conditions, @Nullable String index, boolean looksUpWords) {
    static final SearchConditions NOTHING_SEARCHED = new SearchConditions(List.of(), null, false);

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

    /** Returns the conditions of a filter with an unknown result, each of which is looked up for each conversation. */
    static SearchConditions ofEach(Dialect dialect, AccountId account, ConversationFilter filter) {
        List<SqlCondition> all = new ArrayList<>();
        if (!filter.tags().isEmpty()) {
            all.add(TagsCondition.each(dialect, filter.tags()));
        }
        ReferralFilter referral = filter.referral();
        if (referral != null) {
            all.add(ReferralCondition.each(referral));
        }
        ContactFilter wanted = filter.people();
        if (wanted != null) {
            all.add(PeopleCondition.each(dialect, wanted));
        }
        List<String> words = filter.words();
        if (words != null) {
            all.add(WordsCondition.each(dialect, account, words));
        }
        return new SearchConditions(List.copyOf(all), null, words != null);
    }

    /**
     * Returns the conditions, or null when nothing is found.
     *
     * @param counting whether the rows of all owners are counted, rather than the first listed
     * @param fewMessages with more messages that have the words, those of each conversation are looked up
     */
    static @Nullable SearchConditions of(
            SqlSession session, AccountId account, ConversationFilter filter, boolean counting, int fewMessages)
            throws SQLException {
        ContactId contact = filter.contact();
        ContactFilter wanted = filter.people();
        List<String> words = filter.words();
        Set<ConversationTag> tags = filter.tags();
        ReferralFilter referral = filter.referral();
        if (contact == null && wanted == null && words == null && tags.isEmpty() && referral == null) {
            return NOTHING_SEARCHED;
        }
        List<SqlCondition> all = new ArrayList<>();
        String index = null;
        boolean looksUpWords = false;
        if (words != null) {
            WordsCondition found = WordsCondition.of(session, account, words, fewMessages);
            if (found.hits() == Hits.NONE) {
                return null;
            }
            all.add(found.condition());
            looksUpWords = found.hits() == Hits.MANY;
            index = looksUpWords ? null : Dialect.PRIMARY_KEY_OF_CONVERSATIONS;
        }
        if (!tags.isEmpty()) {
            TagsCondition found = TagsCondition.of(session, account, tags);
            if (found.hits() == Hits.NONE) {
                return null;
            }
            all.add(found.condition());
            index = index == null && found.hits() == Hits.FEW ? Dialect.PRIMARY_KEY_OF_CONVERSATIONS : index;
        }
        if (referral != null) {
            ReferralCondition found = ReferralCondition.of(session, account, referral);
            if (found.hits() == Hits.NONE) {
                return null;
            }
            all.add(found.condition());
            index = index == null && found.hits() == Hits.FEW ? Dialect.PRIMARY_KEY_OF_CONVERSATIONS : index;
        }
        if (wanted != null) {
            int few = wanted.digits().isEmpty() ? PeopleCondition.FEW : PeopleCondition.FEW_BY_DIGITS;
            PeopleCondition found =
                    PeopleCondition.of(session, account, wanted, counting ? PeopleCondition.FEW_TO_COUNT : few);
            if (found.hits() == Hits.NONE) {
                return null;
            }
            all.add(found.condition());
            index = index == null && found.hits() == Hits.FEW ? BY_PERSON : index;
        }
        if (contact != null) {
            all.add(new SqlCondition(" AND t.person = ?", params -> params.text(PeopleQuery.person(contact))));
            index = BY_PERSON;
        }
        return new SearchConditions(List.copyOf(all), index, looksUpWords);
    }
}
