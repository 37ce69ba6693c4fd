package io.escala.core.internal.feed;

import io.escala.core.feed.Feed;
import io.escala.core.feed.FeedStart;
import io.escala.core.feed.FeedUpdate;
import io.escala.core.feed.FeedUpdates;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.access.Caller;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.EventPage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A feed of an actor. It reads the log by itself until it has caught up, and then shares what the tail reads. Confined to one thread at a
 * time.
 */
final class ActorFeed implements Feed {
    private static final int PAGE = 500;
    private static final Duration LONGEST = Duration.ofDays(1);

    /** How long a poll goes on with what the actor could see; a poll begins with what they may see by then. */
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(10);

    private final InboxContext context;
    private final EventTail tail;
    private final Caller caller;
    private final AccountId account;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile String cursor;

    /** The number of the last update of the tail that is known; empty while it reads by itself. */
    private Optional<Long> place = Optional.empty();

    /** The actor as of {@link #askedAt}. */
    private Actor actor;

    private long askedAt;

    private ActorFeed(InboxContext context, EventTail tail, Caller caller, Actor actor, String cursor) {
        this.context = context;
        this.tail = tail;
        this.caller = caller;
        this.actor = actor;
        this.askedAt = tail.nanoTime();
        this.account = actor.account();
        this.cursor = cursor;
    }

    /** Returns where feeds of a caller start. */
    static FeedStart start(InboxContext context, EventTail tail, Caller caller) {
        return new FeedStart() {
            @Override
            public Feed fromNow() {
                Actor actor = caller.actor();
                requireEntitled(context, actor);
                return new ActorFeed(context, tail, caller, actor, tail.listen(actor.account()));
            }

            @Override
            public Feed from(String cursor) {
                Objects.requireNonNull(cursor, "cursor");
                Actor actor = caller.actor();
                requireEntitled(context, actor);
                // Refuses a cursor of another store.
                CommitLoop.reading(() -> context.store().events(actor.account(), cursor, 1));
                tail.listen(actor.account());
                return new ActorFeed(context, tail, caller, actor, cursor);
            }
        };
    }

    private static void requireEntitled(InboxContext context, Actor actor) {
        new AuditTrail(context, actor)
                .allowing(
                        AuditOperation.FEED_READ,
                        () -> AccessRules.requireEntitled(
                                actor, context.entitlements().of(actor.account())));
    }

    @Override
    public FeedUpdates poll(Duration longest) throws InterruptedException {
        Objects.requireNonNull(longest, "longest");
        if (closed.get()) {
            throw new IllegalStateException("the feed is closed");
        }
        ask();
        requireEntitled(context, actor);
        long deadline = tail.nanoTime() + (longest.compareTo(LONGEST) < 0 ? longest : LONGEST).toNanos();
        Map<ConversationId, FeedUpdate> found = new LinkedHashMap<>();
        while (true) {
            if (tail.nanoTime() - askedAt > ASKED_AGAIN.toNanos()) {
                ask();
            }
            Optional<Long> shared = place;
            if (shared.isEmpty()) {
                if (catchUp(found)) {
                    return FeedUpdates.missed();
                }
            } else {
                take(shared.get(), found);
            }
            if (!found.isEmpty()) {
                return FeedUpdates.of(List.copyOf(found.values()));
            }
            if (place.isPresent() && !tail.await(place.get(), deadline)) {
                return FeedUpdates.of(List.of());
            }
        }
    }

    /** Finds out who calls, and what they may see by now. */
    private void ask() {
        actor = caller.actor();
        askedAt = tail.nanoTime();
    }

    /**
     * Reads a page of the log by itself; after the last one the tail goes on. It may tell some of it again, and misses nothing: its end is
     * taken before the page is read.
     *
     * @return whether some events are no longer kept
     */
    private boolean catchUp(Map<ConversationId, FeedUpdate> found) {
        long end = tail.end();
        EventPage page = CommitLoop.reading(() -> context.store().events(account, cursor, PAGE));
        if (page instanceof EventPage.CursorExpired expired) {
            cursor = expired.earliest();
            return true;
        }
        List<LoggedEvent> events = ((EventPage.Events) page).events();
        if (events.isEmpty()) {
            place = Optional.of(end);
        } else {
            CommitLoop.reading(() -> tail.reader().read(events, account::equals))
                    .forEach(update -> add(update, found));
        }
        return false;
    }

    private void take(long after, Map<ConversationId, FeedUpdate> found) {
        Optional<List<LoggedUpdate>> updates = tail.after(after);
        boolean unread = updates.isEmpty()
                || updates.get().stream()
                        .anyMatch(update -> update.account().equals(account) && update.changes() == null);
        if (unread) {
            place = Optional.empty();
            return;
        }
        updates.get().forEach(update -> add(update, found));
        place = Optional.of(after + updates.get().size());
    }

    private void add(LoggedUpdate update, Map<ConversationId, FeedUpdate> found) {
        List<LoggedUpdate.Change> changes = update.changes();
        if (changes != null && update.account().equals(account)) {
            for (LoggedUpdate.Change change : changes) {
                if (change.concerns(actor)) {
                    ConversationId id = change.update().conversation();
                    // The latest change comes last.
                    FeedUpdate earlier = found.remove(id);
                    found.put(id, earlier == null ? change.update() : earlier.and(change.update()));
                }
            }
        }
        cursor = update.cursor();
    }

    @Override
    public String cursor() {
        return cursor;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            tail.leave(account);
        }
    }
}
