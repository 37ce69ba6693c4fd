package io.escala.core.feed;

import java.util.Iterator;
import java.util.List;

/** What a feed has to tell, in the order of the latest change; each conversation once. A snapshot, immutable. */
public final class FeedUpdates implements Iterable<FeedUpdate> {
    private final List<FeedUpdate> updates;
    private final boolean missedSome;

    private FeedUpdates(List<FeedUpdate> updates, boolean missedSome) {
        this.updates = updates;
        this.missedSome = missedSome;
    }

    /** Returns updates after which nothing is missing. */
    public static FeedUpdates of(List<FeedUpdate> updates) {
        return new FeedUpdates(List.copyOf(updates), false);
    }

    /** Returns that there were more than are kept. */
    public static FeedUpdates missed() {
        return new FeedUpdates(List.of(), true);
    }

    /** Returns whether some are missing, because the cursor is older than events are kept: read everything again that is shown. */
    public boolean missedSome() {
        return missedSome;
    }

    /** Returns the updates; empty when nothing happened in time. */
    public List<FeedUpdate> updates() {
        return updates;
    }

    @Override
    public Iterator<FeedUpdate> iterator() {
        return updates.iterator();
    }

    @Override
    public String toString() {
        return "FeedUpdates[" + updates.size() + (missedSome ? " and some missed" : "") + "]";
    }
}
