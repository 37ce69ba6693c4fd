package io.escala.crm.jdbc.internal.read;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.jdbc.internal.codec.CustomFieldKey;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ContactVisibility;
import io.escala.crm.store.ConversationFilter.Owners;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditions of a list of contacts on the table {@code t}, but for what they are found by. */
final class ContactConditions {
    /** With more owners, rows are read in the order of the list instead. */
    private static final int MOST_LISTS = 20;

    private ContactConditions() {}

    /**
     * A list of the union.
     *
     * @param condition the condition, besides {@code archived}
     * @param index the index that gives contacts of one owner or one company by activity, or null for that of all
     * @param whole whether that index gives no other contacts
     * @param archived whether all its contacts are archived, or none is
     */
    record Part(SqlCondition condition, @Nullable String index, boolean whole, boolean archived) {
        static Part of(SqlCondition condition) {
            return new Part(condition, null, condition.sql().isEmpty(), false);
        }

        static Part ofOwner(SqlCondition condition) {
            return new Part(condition, ContactListOrder.OF_OWNERS, true, false);
        }

        private Part in(boolean archive) {
            return new Part(condition, index, whole, archive);
        }

        /** A company has fewer contacts than an owner. */
        private Part of(CompanyId company) {
            return new Part(
                    condition.and(ofCompany(company)),
                    ContactListOrder.OF_COMPANY,
                    condition.sql().isEmpty(),
                    archived);
        }
    }

    /**
     * Returns the conditions on columns.
     *
     * @param byActivity whether the list is by activity, so that its parts have the condition on the company
     */
    static SqlCondition columns(Dialect dialect, ContactSelection selection, boolean byActivity) {
        CompanyId company = selection.company();
        SqlCondition all = company == null || byActivity ? SqlCondition.of("") : ofCompany(company);
        Boolean marketing = selection.marketing();
        if (marketing != null) {
            all = all.and(SqlCondition.of(" AND t.marketing = " + (marketing ? 1 : 0)));
        }
        if (!selection.lifecycles().isEmpty()) {
            all = all.and(SqlCondition.oneOf(
                    dialect, "t.lifecycle", QuerySupport.texts(selection.lifecycles(), StoredNames.LIFECYCLE::tag)));
        }
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            Collection<ConsentState> states = selection.consents().get(purpose);
            if (states != null) {
                all = all.and(SqlCondition.oneOf(
                        dialect,
                        switch (purpose) {
                            case STORAGE -> "t.storage_consent";
                            case MARKETING -> "t.marketing_consent";
                        },
                        QuerySupport.texts(states, StoredNames.CONSENT::tag)));
            }
        }
        Instant quiet = selection.quietSince();
        return quiet == null ? all : all.and(new SqlCondition(" AND t.place < ?", params -> params.time(quiet)));
    }

    private static SqlCondition ofCompany(CompanyId company) {
        return new SqlCondition(" AND t.company = ?", params -> params.text(company.value()));
    }

    /**
     * Returns the condition on the states of contacts as the index of them finds it, which begins with others than are asked for; empty when none is
     * asked for.
     */
    static SqlCondition states(Dialect dialect, ContactSelection selection) {
        if (selection.consents().isEmpty() && selection.lifecycles().isEmpty() && selection.marketing() == null) {
            return SqlCondition.of("");
        }
        SqlCondition all = SqlCondition.of("");
        for (String column : List.of("t.storage_consent", "t.marketing_consent")) {
            all = all.and(SqlCondition.oneOf(
                    dialect, column, QuerySupport.texts(List.of(ConsentState.values()), StoredNames.CONSENT::tag)));
        }
        return all.and(SqlCondition.oneOf(
                dialect, "t.lifecycle", QuerySupport.texts(List.of(Lifecycle.values()), StoredNames.LIFECYCLE::tag)));
    }

    /** Looks up the value of each custom field of each contact. */
    static SqlCondition fields(ContactSelection selection) {
        SqlCondition all = SqlCondition.of("");
        for (CustomFieldKey key : keys(selection)) {
            all = all.and(new SqlCondition(
                    " AND EXISTS (SELECT 1 FROM escala_contact_fields f WHERE f.account = t.account AND f.field = ?"
                            + " AND f.value = ? AND f.contact = t.contact" + SqlCondition.FOR_EACH_ROW,
                    params -> params.text(key.name()).text(key.value())));
        }
        return all;
    }

    static List<CustomFieldKey> keys(ContactSelection selection) {
        return selection.fields().entrySet().stream()
                .map(field -> CustomFieldKey.of(field.getKey(), field.getValue()))
                .toList();
    }

    /**
     * Whose contacts are listed: lists without a contact in common, of which the result is the union; none if nobody's.
     *
     * @param byActivity whether the list is by activity, so that an index gives the contacts of a company in its order
     */
    static List<Part> lists(Dialect dialect, ContactSelection selection, boolean byActivity) {
        CompanyId company = byActivity ? selection.company() : null;
        Boolean archived = selection.archived();
        List<Boolean> archives = archived == null ? List.of(false, true) : List.of(archived);
        List<Part> ofOwners = lists(dialect, selection.owners(), selection.visibility());
        return archives.stream()
                .flatMap(archive -> ofOwners.stream().map(part -> part.in(archive)))
                .map(part -> company == null ? part : part.of(company))
                .toList();
    }

    private static List<Part> lists(Dialect dialect, @Nullable Owners wanted, ContactVisibility visibility) {
        List<Part> lists = new ArrayList<>();
        if (visibility.all()) {
            if (wanted == null) {
                lists.add(Part.of(SqlCondition.of("")));
            } else {
                add(lists, dialect, wanted.users(), wanted.nobody(), SqlCondition.of(""));
            }
            return lists;
        }
        Collection<UserId> own = wanted == null
                ? visibility.owners()
                : wanted.users().stream().filter(visibility.owners()::contains).collect(Collectors.toSet());
        add(lists, dialect, own, false, SqlCondition.of(""));
        if (visibility.marketing()) {
            SqlCondition marketing = SqlCondition.of(" AND t.marketing = 1");
            if (wanted == null) {
                lists.add(Part.of(
                        visibility.owners().isEmpty()
                                ? marketing
                                : marketing.and(notOf(dialect, visibility.owners()))));
            } else {
                add(
                        lists,
                        dialect,
                        wanted.users().stream()
                                .filter(user -> !visibility.owners().contains(user))
                                .collect(Collectors.toSet()),
                        wanted.nobody(),
                        marketing);
            }
        }
        return lists;
    }

    private static SqlCondition notOf(Dialect dialect, Collection<UserId> users) {
        List<String> ids = users.stream().map(UserId::value).toList();
        return new SqlCondition(
                " AND (t.owner IS NULL OR NOT (t.owner " + dialect.isOneOf() + "))", params -> params.keys(ids));
    }

    private static void add(
            List<Part> lists, Dialect dialect, Collection<UserId> users, boolean nobody, SqlCondition condition) {
        TreeSet<String> ids = users.stream().map(UserId::value).collect(Collectors.toCollection(TreeSet::new));
        if (ids.size() > MOST_LISTS) {
            lists.add(Part.of(condition.and(SqlCondition.oneOf(dialect, "t.owner", ids))));
        } else {
            ids.forEach(
                    id -> lists.add(Part.ofOwner(condition.and(SqlCondition.oneOf(dialect, "t.owner", List.of(id))))));
        }
        if (nobody) {
            lists.add(Part.ofOwner(condition.and(SqlCondition.of(" AND t.owner IS NULL"))));
        }
    }
}
