package io.escala.core.feed;

/** Where a feed starts. Thread-safe. Not for implementing outside tests: minor versions add methods. */
public interface FeedStart {
    /**
     * Starts with what happens from now on.
     *
     * @return the feed; close it
     * @throws io.escala.core.result.RefusedException when the account lacks the plan
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Feed fromNow();

    /**
     * Goes on where another feed of the account was.
     *
     * @param cursor from {@link Feed#cursor}, such as the {@code Last-Event-ID} of a browser that connects again
     * @return the feed; close it
     * @throws IllegalArgumentException when the cursor is of another store
     * @throws io.escala.core.result.RefusedException when the account lacks the plan
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Feed from(String cursor);
}
