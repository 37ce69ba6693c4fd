package io.escala.core.internal.feed;

import io.escala.core.feed.FeedStart;
import io.escala.core.internal.access.Caller;
import io.escala.core.internal.loop.InboxContext;
import java.time.Duration;

/** The feeds of a process. Thread-safe. */
public final class Feeds {
    private final InboxContext context;
    private final EventTail tail;

    /**
     * Creates the feeds.
     *
     * @param context store, ports, clock and ids
     * @param latency how often the log is read at most
     */
    public Feeds(InboxContext context, Duration latency) {
        this.context = context;
        this.tail = new EventTail(context, latency);
    }

    /** Returns where feeds of a caller start. */
    public FeedStart of(Caller caller) {
        return ActorFeed.start(context, tail, caller);
    }
}
