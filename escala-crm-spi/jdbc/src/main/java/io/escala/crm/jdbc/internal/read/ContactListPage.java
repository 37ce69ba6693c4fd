package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.CustomFieldKey;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.read.ContactConditions.Part;
import io.escala.crm.jdbc.internal.read.ContactListOrder.Placed;
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

    /** Before every id. */
    private static final String FIRST_ID = "-";

    private static final Limits STANDARD = new Limits(2_000, 5_000, 20_000, 50, 10);

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
        if (selection.order() != ContactOrder.RELEVANCE) {
            ContactText found = ContactText.of(session, account, text, limits.few());
            return page(list(Relevance.OTHER), new Searched(found.condition(), found.few()), after, limit);
        }
        List<Placed> page = new ArrayList<>();
        Relevance first = after == null ? Relevance.EXACT : after.relevance();
        for (Relevance relevance : Relevance.values()) {
            if (relevance.compareTo(first) >= 0 && page.size() < limit) {
                ContactPosition from = after != null && relevance == first ? after : null;
                page.addAll(page(relevance, text, from, limit - page.size()));
            }
        }
        return page;
    }

    private List<Placed> page(Relevance relevance, ContactFilter text, @Nullable ContactPosition after, int limit)
            throws SQLException {
        Set<String> exact = ContactText.withKeys(session, account, text);
        ContactList list = list(relevance);
        SqlCondition beginning = NameBeginning.of(text.words());
        switch (relevance) {
            case EXACT -> {
                return exact.isEmpty()
                        ? List.of()
                        : page(list, new Searched(ContactText.isOneOf(session, exact), true), after, limit);
            }
            case NAME -> {
                if (text.words().isEmpty()) {
                    return List.of();
                }
                SqlCondition others = beginning.and(notOneOf(exact));
                List<Placed> few = all(list.and(others).and(NameBeginning.range(text.words())))
                        .few(after, limits.names());
                return few == null ? page(list, new Searched(others, false), after, limit) : first(few, limit);
            }
            case OTHER -> {
                ContactText found = ContactText.of(session, account, text, limits.few());
                SqlCondition others = found.condition().and(notOneOf(exact));
                return page(
                        list,
                        new Searched(text.words().isEmpty() ? others : others.and(beginning.not()), found.few()),
                        after,
                        limit);
            }
        }
        throw new IllegalStateException("unknown relevance " + relevance);
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
        Searched fields = fields();
        if (searched.few() || fields.few()) {
            List<Placed> few = matching.and(fields.condition()).few(from, Long.MAX_VALUE - 1);
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
        List<Placed> few =
                searched.isNothing() && selection.fields().isEmpty() ? matching.few(from, limits.few()) : null;
        page.addAll(few == null ? matching.page(from, null, limit - page.size()) : first(few, limit - page.size()));
        return page;
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
                session,
                account,
                ContactListOrder.of(ContactOrder.ACTIVITY, Relevance.OTHER),
                lists(true),
                SqlCondition.of("")));
        Searched fields = fields();
        if (text == null) {
            return list.and(fields.condition()).count(enough, fields.few());
        }
        ContactText found = ContactText.of(session, account, text, limits.counted());
        return list.and(found.condition()).and(fields.condition()).count(enough, found.few() || fields.few());
    }

    private List<Part> lists(boolean byActivity) {
        return ContactConditions.lists(session.dialect(), selection, byActivity);
    }

    private ContactList list(Relevance relevance) {
        return new ContactList(
                session, account, ContactListOrder.of(selection.order(), relevance), lists, SqlCondition.of(""));
    }

    /** The list with the conditions on columns and fields. */
    private ContactList all(ContactList list) {
        return list.and(ContactConditions.columns(
                        session.dialect(), selection, list.order().isByActivity()))
                .and(ContactConditions.fields(selection));
    }

    /** Names the contacts with a custom field, if they are few. */
    private Searched fields() throws SQLException {
        for (CustomFieldKey key : ContactConditions.keys(selection)) {
            List<String> found = session.list(
                    "SELECT f.contact FROM escala_contact_fields f WHERE f.account = ? AND f.field = ? AND f.value = ?"
                            + " LIMIT ?",
                    params -> params.text(account.value())
                            .text(key.name())
                            .text(key.value())
                            .number(limits.few() + 1L),
                    row -> row.text());
            if (found.size() <= limits.few()) {
                return new Searched(ContactText.isOneOf(session, new HashSet<>(found)), true);
            }
        }
        return NONE;
    }

    /**
     * What is looked for.
     *
     * @param few whether the condition names a few contacts
     */
    private record Searched(SqlCondition condition, boolean few) {
        boolean isNothing() {
            return condition.sql().isEmpty();
        }
    }

    /**
     * How much is read.
     *
     * @param few so many contacts are found by other indexes and put in order here
     * @param names so many of those whose name begins with the first word
     * @param counted so many are named for a count
     * @param step how many of the list are looked at first
     * @param oneOf it goes on as long as at least one of so many matches
     */
    record Limits(int few, int names, int counted, int step, int oneOf) {}
}
