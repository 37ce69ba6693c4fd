package io.escala.core.internal.follow;

import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.event.FollowerPosition;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the event log on for one follower, and enqueues the events that it gets as durable work. Its position moves in the same commit, from
 * where it was read: of several processes that do it at once, one succeeds. Thread-safe: of several threads one does it, the others leave it
 * to that one.
 */
final class FollowerDispatch {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerDispatch.class);

    private static final int PAGE = 500;

    /** With so many items waiting in a lane the log is read no further: they would only be copied from one table to another. */
    private static final int ENOUGH = 500;

    /** After so many events that it does not get, or so long, the position is stored nevertheless. */
    private static final int MOST_UNSTORED = 5_000;

    private static final Duration LONGEST_UNSTORED = Duration.ofMinutes(10);

    private final InboxContext context;
    private final Follower follower;
    private final ReentrantLock running = new ReentrantLock();

    // Guarded by the lock.
    private @Nullable FollowerPosition stored;
    private @Nullable String scanned;
    private int unstored;
    private Instant lastStored = Instant.MIN;
    private boolean behind;

    FollowerDispatch(InboxContext context, Follower follower) {
        this.context = context;
        this.follower = follower;
    }

    /** Gives a follower its position that has none. */
    void place() {
        running.lock();
        try {
            CommitLoop.reading(this::position);
        } finally {
            running.unlock();
        }
    }

    /** Enqueues what is there, unless another thread does. */
    void run() {
        if (!running.tryLock()) {
            return;
        }
        try {
            CommitLoop.reading(this::readOn);
        } finally {
            running.unlock();
        }
    }

    private boolean readOn() {
        boolean more = true;
        while (more && !(behind && isFull())) {
            more = step();
            behind = more;
        }
        return behind;
    }

    private boolean isFull() {
        return FollowerItems.lanes(follower.name()).stream()
                .anyMatch(lane ->
                        context.store().lane(AccountId.NONE, lane, ENOUGH).size() >= ENOUGH);
    }

    /** Returns whether there may be more to read at once. */
    private boolean step() {
        FollowerPosition from = position();
        String after = scanned == null ? from.cursor() : scanned;
        EventPage page = read(after);
        if (page instanceof EventPage.CursorExpired expired) {
            LOG.warn(
                    "Follower {} was away for longer than events are kept; it goes on with the first that is kept",
                    follower.name());
            scanned = expired.earliest();
            return true;
        }
        List<LoggedEvent> events = ((EventPage.Events) page).events();
        if (events.isEmpty()) {
            return false;
        }
        move(from, events);
        return events.size() == PAGE;
    }

    private EventPage read(@Nullable String after) {
        Optional<AccountId> only = follower.options().account();
        return only.isPresent()
                ? context.store().events(only.get(), after, PAGE)
                : context.store().eventsOfAll(after, PAGE);
    }

    private void move(FollowerPosition from, List<LoggedEvent> events) {
        Instant now = context.now();
        List<LoggedEvent> wanted = events.stream().filter(follower::gets).toList();
        String last = events.get(events.size() - 1).cursor();
        unstored += events.size();
        if (wanted.isEmpty() && unstored < MOST_UNSTORED && now.isBefore(lastStored.plus(LONGEST_UNSTORED))) {
            scanned = last;
            return;
        }
        FollowerPosition to = new FollowerPosition(last, context.ids().next());
        ChangeSet.Builder set = moving(from, to, now);
        wanted.forEach(event -> set.enqueue(FollowerItems.of(follower, event, now)));
        boolean moved = CommitLoop.isCommitted(
                context.loop().commit(List.of(set.build())).get(0));
        // Where another process moved it is read anew.
        known(moved ? to : null, now);
    }

    private void known(@Nullable FollowerPosition position, Instant now) {
        stored = position;
        scanned = null;
        unstored = 0;
        lastStored = now;
    }

    private FollowerPosition position() {
        FollowerPosition known = stored;
        while (known == null) {
            Claim claim = Claim.follower(follower.name());
            String holder =
                    context.store().holders(AccountId.NONE, List.of(claim)).get(claim);
            known = holder == null ? begin() : FollowerPosition.parse(holder);
        }
        if (stored == null) {
            known(known, context.now());
        }
        return known;
    }

    /** Returns null when another process began it meanwhile. */
    private @Nullable FollowerPosition begin() {
        FollowerPosition first = new FollowerPosition(
                follower.options().startsFromBeginning()
                        ? null
                        : context.store().endOfEvents(),
                context.ids().next());
        Instant now = context.now();
        boolean begun = CommitLoop.isCommitted(
                context.loop().commit(List.of(moving(null, first, now).build())).get(0));
        return begun ? first : null;
    }

    private ChangeSet.Builder moving(@Nullable FollowerPosition from, FollowerPosition to, Instant now) {
        return ChangeSet.builder(AccountId.NONE, new OperationId(context.ids().next()), now)
                .change(new IntakeChange.MoveFollower(follower.name(), from, to));
    }
}
