package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactOrder;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ContactVisibility;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.ListedContact;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores with one defect in lists of contacts. */
final class WrongContactLists {
    private WrongContactLists() {}

    /** Sorts whom a text finds by activity only. */
    static CrmStore relevanceIgnored(InstantSource clock) {
        return selecting(
                clock,
                selection -> selection.order() == ContactOrder.RELEVANCE
                        ? selection.sortedBy(ContactOrder.ACTIVITY)
                        : selection);
    }

    /** Does not look for user names. */
    static CrmStore userNamesNotSearched(InstantSource clock) {
        return selecting(clock, selection -> {
            ContactFilter text = selection.people();
            return text == null
                    ? selection
                    : selection.matching(new ContactFilter(
                            text.words(),
                            text.digits(),
                            text.emailPrefix(),
                            text.emailDomain(),
                            null,
                            text.idField(),
                            text.keys()));
        });
    }

    /** Takes one of several custom fields. */
    static CrmStore oneFieldIsEnough(InstantSource clock) {
        return selecting(clock, selection -> {
            if (selection.fields().size() < 2) {
                return selection;
            }
            Map.Entry<String, String> one =
                    selection.fields().entrySet().iterator().next();
            return ContactSelection.EVERYBODY.sortedBy(selection.order()).withField(one.getKey(), one.getValue());
        });
    }

    /** Lists contacts of whatever company. */
    static CrmStore companyIgnored(InstantSource clock) {
        return selecting(
                clock,
                selection -> selection.company() == null
                        ? selection
                        : ContactSelection.EVERYBODY.sortedBy(selection.order()));
    }

    /** Leaves out archived contacts unless they are asked for. */
    static CrmStore archivedLeftOut(InstantSource clock) {
        return selecting(
                clock, selection -> selection.archived() == null ? selection.thatAreArchived(false) : selection);
    }

    /** Sorts by when contacts were created instead of by activity. */
    static CrmStore creationCountsAsActivity(InstantSource clock) {
        return selecting(
                clock,
                selection -> selection.order() == ContactOrder.ACTIVITY
                        ? selection.sortedBy(ContactOrder.CREATED)
                        : selection);
    }

    private static CrmStore selecting(InstantSource clock, UnaryOperator<ContactSelection> instead) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<ListedContact> searchContacts(
                    AccountId account, ContactSelection selection, @Nullable String after, int limit) {
                return target().searchContacts(account, instead.apply(selection), after, limit);
            }

            @Override
            public long countContacts(AccountId account, ContactSelection selection, long enough) {
                return target().countContacts(account, instead.apply(selection), enough);
            }
        };
    }

    /** Pages by the number of rows before. */
    static CrmStore pagedByOffset(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<ListedContact> searchContacts(
                    AccountId account, ContactSelection selection, @Nullable String after, int limit) {
                int from = after == null ? 0 : Integer.parseInt(after);
                List<ListedContact> all = target().searchContacts(account, selection, null, CursorPage.MAX_LIMIT)
                        .items();
                int end = Math.min(all.size(), from + limit);
                return new CursorPage<>(
                        all.subList(Math.min(from, end), end), end < all.size() ? Integer.toString(end) : null);
            }
        };
    }

    /** Counts what may not be seen too. */
    static CrmStore unseenCounted(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public long countContacts(AccountId account, ContactSelection selection, long enough) {
                return target().countContacts(account, selection.visibleTo(ContactVisibility.ALL), enough);
            }
        };
    }

    /** Counts everything, however much is enough. */
    static CrmStore countNeverStops(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public long countContacts(AccountId account, ContactSelection selection, long enough) {
                return target().countContacts(account, selection, enough == 0 ? 0 : Long.MAX_VALUE);
            }
        };
    }

    /** Begins anew with the cursor of another order. */
    static CrmStore cursorOfAnyOrder(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<ListedContact> searchContacts(
                    AccountId account, ContactSelection selection, @Nullable String after, int limit) {
                String same =
                        after == null || after.startsWith(selection.order().name()) ? after : null;
                return target().searchContacts(account, selection, same, limit);
            }
        };
    }

    /** Leaves out of the quiet ones who were never active. */
    static CrmStore neverActiveIsNotQuiet(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<ListedContact> searchContacts(
                    AccountId account, ContactSelection selection, @Nullable String after, int limit) {
                CursorPage<ListedContact> page = target().searchContacts(account, selection, after, limit);
                return selection.quietSince() == null
                        ? page
                        : new CursorPage<>(
                                page.items().stream()
                                        .filter(listed -> listed.activity() != null)
                                        .toList(),
                                page.next());
            }
        };
    }
}
