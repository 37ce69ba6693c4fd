package io.escala.core.result;

import io.escala.crm.store.CursorPage;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list in the store, read when it is used: page by page for a screen, or item by item over all pages. Creating it reads nothing.
 * An item that does not change while the list is read is returned exactly once. Thread-safe; each iterator belongs to one thread.
 *
 * <p>Every read throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable.
 *
 * <pre>{@code
 * CursorPage<ContactSummary> page = desk.contacts().search(ContactQuery.matching("paz")).page(CursorRequest.first(50));
 * for (ContactSummary each : desk.contacts().search(ContactQuery.all())) { … }
 * }</pre>
 *
 * @param <T> the type of the items
 */
@CheckReturnValue
public interface Listing<T> extends Iterable<T> {
    /**
     * Reads one page.
     *
     * @param request which page, and how large
     * @return the page, with the cursor of the next one
     * @throws IllegalArgumentException when the cursor is not one of this list
     */
    CursorPage<T> page(CursorRequest request);

    /**
     * Counts the items, exactly up to {@value Count#EXACT_UP_TO}: as many as all pages have together.
     *
     * @return the count
     */
    Count count();

    /**
     * Counts the items exactly, however many there are; that may read all of them.
     *
     * @return their number
     */
    long countExactly();

    /** Returns an iterator that reads page by page. */
    @Override
    Iterator<T> iterator();

    /** Returns the items as a stream that reads page by page. */
    default Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
