package io.escala.core.conversations;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.CursorRequest;

/**
 * Reads the timeline of one contact: the messages and system entries of all its conversations, of every person and line, that the actor may
 * see, in the one order of a thread, page by page in both directions. A page takes a number of reads that depends neither on its size nor
 * on how many conversations there are.
 *
 * <pre>{@code
 * Timeline timeline = desk.conversations().timeline(contact).page(CursorRequest.newest(50));
 * timeline.older().map(cursor -> CursorRequest.after(cursor, 50));   // for scrolling up
 * }</pre>
 *
 * <p>What an entry of a page shows is as of that read; its place never changes, so what arrives while paging causes nothing to be repeated or
 * skipped. Conversations of people who are linked to the contact between two pages show from the next one on.
 *
 * <p>Thread-safe. Every call blocks on the store, throws {@link io.escala.core.result.RefusedException} without the plan, {@link
 * io.escala.core.channel.TryAgainException} when the store is unavailable, and {@link IllegalArgumentException} for a cursor of another contact or
 * actor. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface TimelineReader {
    /**
     * Reads the newest entries, or those before a cursor.
     *
     * @param request {@link CursorRequest#newest}, or {@link CursorRequest#after} with the cursor {@link Timeline#older()}
     * @return the page; without entries when the contact does not exist or has no conversation that the actor may see
     */
    Timeline page(CursorRequest request);

    /**
     * Reads the entries after a cursor: those next to it first, so that none is missed when there are more than a page.
     *
     * @param cursor from {@link Timeline#newer()}
     * @param limit the largest number of entries, 1 to {@value io.escala.crm.store.CursorPage#MAX_LIMIT}
     * @return the page, newest first like every other, and without entries while there is nothing newer
     */
    Timeline since(String cursor, int limit);
}
