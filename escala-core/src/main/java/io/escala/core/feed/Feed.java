package io.escala.core.feed;

import io.escala.core.result.CheckReturnValue;
import java.time.Duration;

/**
 * Tells which conversations changed among those that the actor may see, as a screen needs it to stay up to date: ids and kinds of change, at
 * most a moment after the commit, whichever process made it ({@link io.escala.core.inbox.InboxBuilder#feedLatency}). All feeds of an inbox
 * share one reader of the event log, which reads only while somebody polls.
 *
 * <pre>{@code
 * try (Feed feed = desk.feed().fromNow()) {
 *     for (FeedUpdate each : feed.poll(Duration.ofSeconds(30))) { refresh(each.conversation()); }
 * }
 * }</pre>
 *
 * <p>Used by one thread at a time. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Feed extends AutoCloseable {
    /**
     * Waits until there is something to tell.
     *
     * @param longest how long to wait at most; zero to look once
     * @return what changed since the last poll; empty when nothing did in time
     * @throws InterruptedException when the caller is interrupted while it waits
     * @throws IllegalStateException when the feed is closed
     * @throws io.escala.core.result.RefusedException when the account lost the plan
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable; nothing is lost, poll again
     */
    FeedUpdates poll(Duration longest) throws InterruptedException;

    /** Returns where the feed is, for {@link FeedStart#from}: everything before it was returned by {@link #poll}. */
    String cursor();

    /** Ends the feed. Closing twice has no effect. */
    @Override
    void close();
}
