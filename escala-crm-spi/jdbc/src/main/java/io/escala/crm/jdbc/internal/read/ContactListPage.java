package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.CustomFieldKey;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.read.ContactConditions.Part;
import io.escala.crm.jdbc.internal.read.ContactListOrder.Placed;
import io.escala.crm.jdbc.internal.read.ContactText.Most;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactFilter.Relevance;
import io.escala.crm.store.ContactOrder;
import io.escala.crm.store.ContactPosition;
import io.escala.crm.store.ContactSelection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of contacts, and its count.
 *
 * <p>How much of a list the conditions select is not known before. So the first contacts are looked at, in steps of which each is twice as long
 * as the one before; if many match, they are the page. If hardly any does, few match at all: these are found by other indexes and put in
 * order here. Else they are looked for in the order of the list.
 */
final class ContactListPage {
    private static final Searched NONE = new Searched(SqlCondition.of(""), false);

    private static final String FIELD =
            " FROM escala_contact_fields f WHERE f.account = ? AND f.field = ? AND f.value = ?";

    /** Before every id. */
    private static final String FIRST_ID = "-";

    static final Limits STANDARD = new Limits(
            new Most(1_000, 5_000, 2_000, 20_000, false, 0),
            new Most(20_000, 20_000, 20_000, 100_000, true, 0),
            new Most(1_000, 2_000, 2_000, 20_000, false, 60_000),
            1_000,
            20_000,
            150_000,
            5_000,
            50_000,
            50,
            10);

    private final SqlSession session;
    private final AccountId account;
    private final ContactSelection selection;
    private final Limits limits;
    private final List<Part> lists;

    ContactListPage(SqlSession session, AccountId account, ContactSelection selection) {
        this(session, account, selection, STANDARD);
    }

    ContactListPage(SqlSession session, AccountId account, ContactSelection selection, Limits limits) {
        this.session = session;
        this.account = account;
        this.selection = selection;
        this.limits = limits;
        lists = lists(ContactListOrder.of(selection.order(), Relevance.OTHER).isByActivity());
    }

    /** Returns the contacts after a position, or from the beginning. */
    List<Placed> read(@Nullable ContactPosition after, int limit) throws SQLException {
        if (lists.isEmpty()) {
            return List.of();
        }
        ContactFilter text = selection.people();
        if (text == null) {
            return page(list(Relevance.OTHER), NONE, after, limit);
        }
        ContactText found = new ContactText(session, account, text, limits.shown());
        if (selection.order() != ContactOrder.RELEVANCE) {
            ContactText.Result all = found.result();
            return page(list(Relevance.OTHER), new Searched(all.condition(), all.few(), all.inRow()), after, limit);
        }
        List<Placed> page = new ArrayList<>();
        Relevance first = after == null ? Relevance.EXACT : after.relevance();
        for (Relevance relevance : Relevance.values()) {
            if (relevance.compareTo(first) >= 0 && page.size() < limit) {
                ContactPosition from = after != null && relevance == first ? after : null;
                page.addAll(page(relevance, text.words(), found, from, limit - page.size()));
            }
        }
        return page;
    }

    private List<Placed> page(
            Relevance relevance, List<String> words, ContactText text, @Nullable ContactPosition after, int limit)
            throws SQLException {
        Set<String> exact = text.exact();
        ContactList list = list(relevance);
        SqlCondition beginning = NameBeginning.of(words);
        switch (relevance) {
            case EXACT -> {
                return exact.isEmpty()
                        ? List.of()
                        : page(list, new Searched(ContactText.isOneOf(session, exact), true), after, limit);
            }
            case NAME -> {
                return words.isEmpty()
                        ? List.of()
                        : page(list, named(list, words, text).and(notOneOf(exact)), after, limit);
            }
            case OTHER -> {
                ContactText.Result found = text.result();
                SqlCondition others = found.condition().and(notOneOf(exact));
                return page(
                        list,
                        new Searched(words.isEmpty() ? others : others.and(beginning.not()), found.few()),
                        after,
                        limit);
            }
        }
        throw new IllegalStateException("unknown relevance " + relevance);
    }

    /** Those whose name begins with the words. */
    private Searched named(ContactList list, List<String> words, ContactText text) throws SQLException {
        SqlCondition beginning = NameBeginning.of(words);
        // Very many names may begin with the first of the words.
        Set<String> all = text.withAllWords();
        if (all != null) {
            return new Searched(ContactText.isOneOf(session, all).and(beginning), true);
        }
        Set<String> named = list.named(words, limits.names());
        return named.size() > limits.names()
                ? new Searched(beginning, false)
                : new Searched(ContactText.isOneOf(session, named), true);
    }

    private SqlCondition notOneOf(Set<String> exact) {
        return exact.isEmpty()
                ? SqlCondition.of("")
                : ContactText.isOneOf(session, exact).not();
    }

    private List<Placed> page(ContactList list, Searched searched, @Nullable ContactPosition after, int limit)
            throws SQLException {
        Instant quiet = list.order().isByActivity() ? selection.quietSince() : null;
        ContactPosition from = after;
        if (quiet != null) {
            // Where those begin who were active before: a position as any other, so that an index leads there.
            ContactPosition begin = new ContactPosition(
                    list.order().order(), list.order().relevance(), quiet.toEpochMilli(), "", FIRST_ID);
            from = after == null || after.compareTo(begin) < 0 ? begin : after;
        }
        ContactList matching = all(list.and(searched.condition()));
        if (matching.isDirect()) {
            return matching.page(from, null, limit);
        }
        Searched fields = fields(limits.shown().read(), limits.set());
        if (searched.few() || fields.few()) {
            List<Placed> few = matching.and(fields.condition())
                    .few(from, Long.MAX_VALUE - 1, Dialect.PRIMARY_KEY_OF_LISTED_CONTACTS);
            return first(few == null ? List.of() : few, limit);
        }
        List<Placed> page = new ArrayList<>();
        long looked = 0;
        for (long step = limits.step(); (long) page.size() * limits.oneOf() >= looked; step *= 2) {
            ContactPosition last = list.position(from, step);
            page.addAll(matching.page(from, last, limit - page.size()));
            if (last == null || page.size() == limit) {
                return page;
            }
            from = last;
            looked += step;
        }
        List<Placed> few = searched.isNothing() && selection.fields().isEmpty() ? rare(matching, from) : null;
        int missing = limit - page.size();
        if (few != null) {
            page.addAll(first(few, missing));
            return page;
        }
        // A set of contacts is made once, before each is looked for in it: no more than the rest of the page is worth
        // it.
        ContactList rest = all(list.and(fields.condition()).and(searched.condition()));
        String own = indexOfSome(list, searched);
        page.addAll(own == null ? rest.page(from, null, missing) : rest.sorted(from, missing, own));
        return page;
    }

    /**
     * Returns the index of the contacts of some owners, if a text is judged by what it has and they are read sooner than those of everybody in the
     * order of names; it has names too.
     */
    private @Nullable String indexOfSome(ContactList list, Searched searched) throws SQLException {
        String index = list.order().order() == ContactOrder.NAME
                        && !searched.isNothing()
                        && searched.inRow()
                        && selection.fields().isEmpty()
                        && selection.company() == null
                ? list.ownIndex()
                : null;
        return index != null && list.count(limits.sorted() + 1L, index) <= limits.sorted() ? index : null;
    }

    /** Contacts in a state that is rare, by the index of states, of their owner or of their company; null if they are not few. */
    private @Nullable List<Placed> rare(ContactList matching, @Nullable ContactPosition from) throws SQLException {
        SqlCondition states = ContactConditions.states(session.dialect(), selection);
        String own = matching.ownIndex();
        String common = selection.company() != null
                ? ContactListOrder.OF_COMPANY
                : states.sql().isEmpty() ? ContactListOrder.BY_ACTIVITY : ContactListOrder.OF_STATES;
        String index = own == null ? common : own;
        ContactList list = matching.and(states);
        int most = limits.shown().read();
        // Counted first: that reads no rows of the table.
        return list.count(most + 1L, index) > most ? null : list.few(from, most, index);
    }

    private static List<Placed> first(List<Placed> all, int limit) {
        return all.size() <= limit ? all : all.subList(0, limit);
    }

    /** Returns the number of contacts, or {@code enough} when there are more. */
    long count(long enough) throws SQLException {
        if (lists.isEmpty()) {
            return 0;
        }
        ContactFilter text = selection.people();
        ContactList list = all(new ContactList(
                session, account, ContactListOrder.of(ContactOrder.ACTIVITY, Relevance.OTHER), lists(true)));
        Searched fields = fields(limits.counted().read(), limits.countedSet());
        if (text == null) {
            SqlCondition states = ContactConditions.states(session.dialect(), selection);
            if (selection.fields().isEmpty()
                    && selection.quietSince() == null
                    && !states.sql().isEmpty()
                    && list.isOfEverybody()) {
                return list.and(states).count(enough, ContactListOrder.OF_STATES);
            }
            return counted(list.and(fields.condition()), fields.few(), enough);
        }
        // Of those whom a text finds, hardly any is a contact of a few owners.
        boolean ofEverybody = list.isOfEverybody();
        ContactText found =
                new ContactText(session, account, text, ofEverybody ? limits.counted() : limits.countedOfSome());
        ContactList matching = list.and(fields.condition());
        // Whatever else is found needs no look, if there are enough already.
        SqlCondition common = found.commonWord();
        if (common != null && counted(matching.and(common), fields.few(), enough) >= enough) {
            return enough;
        }
        ContactText.Result result = found.result();
        if (!result.few()
                && result.some().size() >= enough
                && ofEverybody
                && counted(matching.and(ContactText.isOneOf(session, result.some())), true, enough) >= enough) {
            return enough;
        }
        if (!result.few() && selection.fields().isEmpty() && list.count(limits.eachCounted()) >= limits.eachCounted()) {
            return found.in(list).count(enough);
        }
        return counted(matching.and(result.condition()), result.few() || fields.few(), enough);
    }

    private static long counted(ContactList list, boolean named, long enough) throws SQLException {
        return named ? list.count(enough, Dialect.PRIMARY_KEY_OF_LISTED_CONTACTS) : list.count(enough);
    }

    private List<Part> lists(boolean byActivity) {
        return ContactConditions.lists(session.dialect(), selection, byActivity);
    }

    private ContactList list(Relevance relevance) {
        return new ContactList(session, account, ContactListOrder.of(selection.order(), relevance), lists);
    }

    /** The list with the conditions on columns and fields. */
    private ContactList all(ContactList list) {
        return list.and(ContactConditions.columns(
                        session.dialect(), selection, list.order().isByActivity()))
                .and(ContactConditions.fields(selection));
    }

    /**
     * Names the contacts with the rarest of some custom fields, if they are few; else makes a set of them, if it is not too large.
     *
     * @param few at most so many are named
     * @param set at most so many are in a set
     */
    private Searched fields(int few, int set) throws SQLException {
        CustomFieldKey rarest = null;
        long fewest = set + 1L;
        for (CustomFieldKey key : ContactConditions.keys(selection)) {
            long having = session.list(
                            "SELECT COUNT(*) FROM (SELECT f.contact" + FIELD + " LIMIT ?) AS n",
                            params -> bind(params, key).number(set + 1L),
                            row -> row.number())
                    .get(0);
            if (having < fewest) {
                fewest = having;
                rarest = key;
            }
        }
        if (rarest == null) {
            return NONE;
        }
        CustomFieldKey key = rarest;
        if (fewest > few) {
            return new Searched(
                    new SqlCondition(
                            " AND (t.contact IN (SELECT f.contact" + FIELD + ")) IS TRUE", params -> bind(params, key)),
                    false);
        }
        List<String> found = session.list("SELECT f.contact" + FIELD, params -> bind(params, key), row -> row.text());
        return new Searched(ContactText.isOneOf(session, new HashSet<>(found)), true);
    }

    private Params bind(Params params, CustomFieldKey key) throws SQLException {
        return params.text(account.value()).text(key.name()).text(key.value());
    }

    /**
     * What is looked for.
     *
     * @param few whether the condition names a few contacts
     * @param inRow whether it is certain that a row of the list tells which contacts it selects
     */
    private record Searched(SqlCondition condition, boolean few, boolean inRow) {
        Searched(SqlCondition condition, boolean few) {
            this(condition, few, false);
        }

        Searched and(SqlCondition more) {
            return new Searched(condition.and(more), few, inRow);
        }

        boolean isNothing() {
            return condition.sql().isEmpty();
        }
    }

    /**
     * How much is read.
     *
     * @param shown so many contacts are named for a page, and put in order here
     * @param counted so many are named for a count of everybody
     * @param countedOfSome so many are named for a count of the contacts of some owners
     * @param names so many of those whose name begins with the first word are named
     * @param set of so many with a custom field a set is made for a page
     * @param countedSet of so many with a custom field a set is made for a count
     * @param eachCounted of a list with at least so many contacts a count makes sets, rather than look up each
     * @param sorted so many contacts of some owners are put in the order of names
     * @param step how many of the list are looked at first
     * @param oneOf it goes on as long as at least one of so many matches
     */
    record Limits(
            Most shown,
            Most counted,
            Most countedOfSome,
            int names,
            int set,
            int countedSet,
            int eachCounted,
            int sorted,
            int step,
            int oneOf) {}
}
