package io.escala.core.conversations;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.CursorRequest;
import io.escala.crm.conversation.MessageId;
import java.util.Optional;

/**
 * Reads the thread of one conversation, its messages and system entries in one order, page by page in both directions. Each page comes with what is shown above and below it, as of
 * then, in a number of reads that does not depend on its size.
 *
 * <pre>{@code
 * MessageThread thread = desk.conversations().thread(id).page(CursorRequest.newest(50)).orElseThrow();
 * thread.older().map(cursor -> CursorRequest.after(cursor, 50));   // for scrolling up
 * }</pre>
 *
 * <p>Thread-safe. Every call blocks on the store, answers empty when the conversation does not exist or the actor may not see it, throws
 * {@link io.escala.core.channel.TryAgainException} when the store is unavailable, and {@link IllegalArgumentException} for a cursor of another
 * conversation or actor. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface ThreadReader {
    /**
     * Reads the newest entries, or those before a cursor.
     *
     * @param request {@link CursorRequest#newest}, or {@link CursorRequest#after} with the cursor {@link MessageThread#older()}
     * @return the page
     */
    Optional<MessageThread> page(CursorRequest request);

    /**
     * Reads the entries after a cursor: those next to it first, so that none is missed when there are more than a page.
     *
     * @param cursor from {@link MessageThread#newer()}
     * @param limit the largest number of entries, 1 to {@value io.escala.crm.store.CursorPage#MAX_LIMIT}
     * @return the page, newest first like every other, and without entries while there is nothing newer
     */
    Optional<MessageThread> since(String cursor, int limit);

    /**
     * Reads the entries around a message, such as one that a search found.
     *
     * @param message the message
     * @param each the largest number of entries before it, and of those after it, 1 to {@value io.escala.crm.store.CursorPage#MAX_LIMIT}
     * @return the page; empty also when the message is not in this conversation
     */
    Optional<MessageThread> around(MessageId message, int each);
}
