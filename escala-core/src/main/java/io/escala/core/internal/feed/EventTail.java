package io.escala.core.internal.feed;

import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.AccountId;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.EventPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The end of the event log, shared by all feeds of a process. One of those that wait reads it for all: nothing is read while nobody waits,
 * and not more often than the latency asks for, however many wait. Thread-safe.
 */
final class EventTail {
    private static final int PAGE = 500;

    /** A feed that is further behind reads the log by itself. */
    private static final int KEPT = 10_000;

    private final InboxContext context;
    private final UpdateReader reader;
    private final long latency;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock. The last of what is kept has the number end.
    private final Map<AccountId, Integer> listeners = new HashMap<>();
    private List<LoggedUpdate> kept = new ArrayList<>();
    private String cursor = "";
    private long end;
    private long nextRead;
    private boolean reading;

    /**
     * Creates a tail.
     *
     * @param context store, ports, clock and ids
     * @param latency how often the log is read at most
     */
    EventTail(InboxContext context, Duration latency) {
        this(context, latency, System::nanoTime);
    }

    EventTail(InboxContext context, Duration latency, LongSupplier nanoTime) {
        this.context = context;
        this.reader = new UpdateReader(context);
        this.latency = latency.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * A feed of an account begins to listen.
     *
     * @return the end of the log
     */
    String listen(AccountId account) {
        String now = CommitLoop.reading(() -> context.store().endOfEvents());
        lock.lock();
        try {
            if (listeners.isEmpty() && !reading) {
                restart(now);
            }
            listeners.merge(account, 1, Integer::sum);
            return now;
        } finally {
            lock.unlock();
        }
    }

    private void restart(String from) {
        kept = new ArrayList<>();
        cursor = from;
        // Whoever was at the end before has to read by itself what is between.
        end++;
        nextRead = nanoTime.getAsLong();
    }

    void leave(AccountId account) {
        lock.lock();
        try {
            listeners.computeIfPresent(account, (same, count) -> count == 1 ? null : count - 1);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of the last update that is known. */
    long end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the updates after a number, at once; empty when they are no longer kept. */
    Optional<List<LoggedUpdate>> after(long number) {
        lock.lock();
        try {
            long wanted = end - number;
            return wanted > kept.size()
                    ? Optional.empty()
                    : Optional.of(List.copyOf(kept.subList(kept.size() - (int) wanted, kept.size())));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there are updates after a number.
     *
     * @param deadline until when, by the clock that was handed in
     * @return whether there are
     */
    boolean await(long number, long deadline) throws InterruptedException {
        while (true) {
            String from;
            Set<AccountId> listened;
            lock.lockInterruptibly();
            try {
                while (end <= number && (reading || nextRead - nanoTime.getAsLong() > 0)) {
                    long now = nanoTime.getAsLong();
                    long wait = Math.min(deadline - now, reading ? Long.MAX_VALUE : nextRead - now);
                    if (deadline - now <= 0) {
                        return false;
                    }
                    changed.awaitNanos(wait);
                }
                if (end > number) {
                    return true;
                }
                reading = true;
                from = cursor;
                listened = Set.copyOf(listeners.keySet());
            } finally {
                lock.unlock();
            }
            read(from, listened);
        }
    }

    /** Reads for everybody; whoever waits looks again afterwards, also when this fails. */
    private void read(String from, Set<AccountId> listened) {
        List<LoggedUpdate> updates = List.of();
        String expired = null;
        boolean more = false;
        try {
            EventPage page = CommitLoop.reading(() -> context.store().eventsOfAll(from, PAGE));
            if (page instanceof EventPage.CursorExpired gone) {
                expired = gone.earliest();
            } else {
                List<LoggedEvent> events = ((EventPage.Events) page).events();
                updates = CommitLoop.reading(() -> reader.read(events, listened::contains));
                more = events.size() == PAGE;
            }
        } finally {
            lock.lock();
            try {
                reading = false;
                nextRead = nanoTime.getAsLong() + (more ? 0 : latency);
                if (expired != null) {
                    restart(expired);
                }
                append(updates);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void append(List<LoggedUpdate> updates) {
        if (updates.isEmpty()) {
            return;
        }
        kept.addAll(updates);
        end += updates.size();
        cursor = updates.get(updates.size() - 1).cursor();
        if (kept.size() > 2 * KEPT) {
            kept = new ArrayList<>(kept.subList(kept.size() - KEPT, kept.size()));
        }
    }

    UpdateReader reader() {
        return reader;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }
}
