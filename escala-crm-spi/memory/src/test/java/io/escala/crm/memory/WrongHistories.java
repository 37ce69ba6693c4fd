package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.HistoryChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ContactHistory;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.Visibility;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores with one defect in the histories of contacts. */
final class WrongHistories {
    private WrongHistories() {}

    /** Shows links and notes of the conversations too. */
    static CrmStore withLinksAndNotes(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public ContactHistory contactHistory(
                    AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
                ContactTimeline all = target().timeline(account, contact, visibility, after, limit);
                return new ContactHistory(
                        target().contactHistory(account, contact, visibility, after, limit)
                                .items(),
                        all.entries());
            }
        };
    }

    /** Shows what conversations tell to those who see none. */
    static CrmStore showsTheUnseen(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public ContactHistory contactHistory(
                    AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
                return target().contactHistory(account, contact, Visibility.ALL, after, limit);
            }
        };
    }

    /** Counts what the actor does not see. */
    static CrmStore countsTheUnseen(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public long countContactHistory(AccountId account, ContactId contact, Visibility visibility, long enough) {
                return target().countContactHistory(account, contact, Visibility.ALL, enough);
            }
        };
    }

    /** Counts on when there are enough. */
    static CrmStore countsOn(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public long countContactHistory(AccountId account, ContactId contact, Visibility visibility, long enough) {
                return target().countContactHistory(account, contact, visibility, Long.MAX_VALUE);
            }
        };
    }

    /** Skips the rest of those at the time of the last one of a page. */
    static CrmStore pagedByTime(InstantSource clock) {
        return reading(clock, (all, after) -> {
            ThreadPosition from = ThreadPosition.parse(after);
            return all.stream().filter(item -> item.at().isBefore(from.at())).toList();
        });
    }

    /** Takes every position for that of an item that arrived when it happened. */
    static CrmStore pagedWithoutArrival(InstantSource clock) {
        return reading(clock, (all, after) -> {
            ThreadPosition from = ThreadPosition.parse(after);
            ThreadPosition wrong = new ThreadPosition(from.at(), from.at(), from.id());
            return all.stream()
                    .filter(item -> ThreadPosition.of(item).compareTo(wrong) < 0)
                    .toList();
        });
    }

    /** What is left of all items after a position. */
    @FunctionalInterface
    private interface Rest {
        List<HistoryItem> after(List<HistoryItem> all, String position);
    }

    private static CrmStore reading(InstantSource clock, Rest rest) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public ContactHistory contactHistory(
                    AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
                CursorPage<SystemEntry> entries = target().contactHistory(account, contact, visibility, after, limit)
                        .entries();
                List<HistoryItem> all = target().contactHistory(
                                account, contact, visibility, null, CursorPage.MAX_LIMIT)
                        .items()
                        .items();
                List<HistoryItem> left = after == null ? all : rest.after(all, after);
                return new ContactHistory(
                        Paging.page(
                                left.iterator(), item -> ThreadPosition.of(item).toString(), limit),
                        entries);
            }
        };
    }

    /** Shows, of two items with one id, the one that came last. */
    static CrmStore replaced(InstantSource clock) {
        return remembering(
                clock,
                (shown, written) ->
                        shown.stream().map(item -> last(item, written)).toList());
    }

    private static HistoryItem last(HistoryItem stored, List<HistoryItem> written) {
        HistoryItem last = stored;
        for (HistoryItem item : written) {
            if (item.id().equals(stored.id()) && item.contact().equals(stored.contact())) {
                last = item;
            }
        }
        return last;
    }

    /** Keeps one item of an id in the whole account. */
    static CrmStore oneOfAnId(InstantSource clock) {
        return remembering(
                clock,
                (shown, written) -> shown.stream()
                        .filter(item -> written.stream()
                                .filter(other -> other.id().equals(item.id())
                                        && other.account().equals(item.account()))
                                .findFirst()
                                .filter(item::equals)
                                .isPresent())
                        .toList());
    }

    private interface Showing {
        List<HistoryItem> show(List<HistoryItem> stored, List<HistoryItem> written);
    }

    private static CrmStore remembering(InstantSource clock, Showing showing) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            private final List<HistoryItem> written = Collections.synchronizedList(new ArrayList<>());

            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                changeSets.forEach(set -> set.changes().forEach(change -> appended(change, written)));
                return target().commit(changeSets);
            }

            @Override
            public ContactHistory contactHistory(
                    AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
                return items(
                        target().contactHistory(account, contact, visibility, after, limit),
                        items -> showing.show(items, List.copyOf(written)));
            }
        };
    }

    private static void appended(Change change, List<HistoryItem> written) {
        if (change instanceof HistoryChange.AppendItem append) {
            written.add(append.item());
        }
    }

    private static ContactHistory items(ContactHistory right, UnaryOperator<List<HistoryItem>> shown) {
        return new ContactHistory(
                new CursorPage<>(
                        shown.apply(right.items().items()), right.items().next()),
                right.entries());
    }

    /** Keeps the history of a contact that is removed. */
    static CrmStore keptAfterRemoval(InstantSource clock) {
        return keeping(clock, (store, set) -> {
            for (Change change : set.changes()) {
                if (change instanceof ContactChange.RemoveContact removed) {
                    return store.contactHistory(
                                    set.account(), removed.deleted().contact(), Visibility.NOTHING, null, 100)
                            .items()
                            .items();
                }
            }
            return List.of();
        });
    }

    /** Keeps what is appended to a contact that is not there. */
    static CrmStore ofNobodyKept(InstantSource clock) {
        return keeping(clock, (store, set) -> {
            List<HistoryItem> written = new ArrayList<>();
            set.changes().forEach(change -> appended(change, written));
            written.removeIf(item ->
                    !store.contacts(item.account(), List.of(item.contact())).isEmpty()
                            || set.changes().stream().anyMatch(ContactChange.AddContact.class::isInstance));
            return written;
        });
    }

    private interface Kept {
        List<HistoryItem> before(CrmStore store, ChangeSet set);
    }

    /** Shows items that are not in the store besides those that are. */
    private static CrmStore keeping(InstantSource clock, Kept kept) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            private final List<HistoryItem> more = Collections.synchronizedList(new ArrayList<>());

            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                changeSets.forEach(set -> more.addAll(kept.before(target(), set)));
                return target().commit(changeSets);
            }

            @Override
            public ContactHistory contactHistory(
                    AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
                return items(target().contactHistory(account, contact, visibility, after, limit), items -> {
                    List<HistoryItem> all = new ArrayList<>(items);
                    List.copyOf(more).stream()
                            .filter(item -> item.contact().equals(contact)
                                    && item.account().equals(account))
                            .forEach(all::add);
                    return all;
                });
            }
        };
    }
}
