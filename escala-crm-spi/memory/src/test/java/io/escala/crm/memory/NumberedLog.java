package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.ForwardingCrmStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Numbers events when their transaction begins, not when it commits: the cursor passes those that are slow. */
final class NumberedLog extends ForwardingCrmStore {
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentSkipListMap<Long, LoggedEvent> log = new ConcurrentSkipListMap<>();

    NumberedLog(CrmStore right) {
        super(right);
    }

    /** What a sequence does at the beginning of a transaction. */
    long begin(ChangeSet set) {
        return numbers.getAndAdd(set.events().size());
    }

    /** Commits under the numbers given at the beginning. */
    CommitResult finish(ChangeSet set, long first) {
        CommitResult result = target().commit(List.of(set)).get(0);
        if (result instanceof Applied) {
            long number = first;
            for (CrmEvent event : set.events()) {
                LoggedEvent logged = new LoggedEvent(set.account(), Long.toString(number), set.at(), event);
                log.put(number++, logged);
            }
        }
        return result;
    }

    @Override
    public List<CommitResult> commit(List<ChangeSet> changeSets) {
        List<CommitResult> results = new ArrayList<>();
        for (ChangeSet set : changeSets) {
            results.add(finish(set, begin(set)));
        }
        return results;
    }

    @Override
    public EventPage events(AccountId account, @Nullable String after, int limit) {
        long from = after == null ? -1 : Long.parseLong(after);
        return new EventPage.Events(log.tailMap(from, false).values().stream()
                .filter(event -> event.account().equals(account))
                .limit(CursorPage.checkLimit(limit))
                .toList());
    }

    @Override
    public EventPage eventsOfAll(@Nullable String after, int limit) {
        long from = after == null ? -1 : Long.parseLong(after);
        return new EventPage.Events(log.tailMap(from, false).values().stream()
                .limit(CursorPage.checkLimit(limit))
                .toList());
    }
}
