package io.escala.core.internal.listing;

import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.result.Count;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.crm.store.CursorPage;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list of the store whose rows become items page by page, in bulk. Thread-safe.
 *
 * @param <R> the type of the rows of the store
 * @param <T> the type of the items
 */
public final class StoredListing<R, T> implements Listing<T> {
    private static final int PAGE_SIZE = 200;

    private final int pageSize;
    private final PageReader<R> rows;
    private final Function<List<R>, List<T>> items;
    private final @Nullable LongUnaryOperator counter;

    private StoredListing(
            int pageSize, PageReader<R> rows, Function<List<R>, List<T>> items, @Nullable LongUnaryOperator counter) {
        this.pageSize = pageSize;
        this.rows = rows;
        this.items = items;
        this.counter = counter;
    }

    /**
     * Creates a list whose items are the rows. It is counted by reading its pages.
     *
     * @param rows reads a page
     * @param <T> the type of the rows
     * @return the list
     */
    public static <T> Listing<T> of(PageReader<T> rows) {
        return inPagesOf(PAGE_SIZE, rows);
    }

    /**
     * Creates a list whose items are the rows, for rows of unusual size. It is counted by reading its pages.
     *
     * @param pageSize how many rows are read at once when it is iterated or counted
     * @param rows reads a page
     * @param <T> the type of the rows
     * @return the list
     */
    public static <T> Listing<T> inPagesOf(int pageSize, PageReader<T> rows) {
        return new StoredListing<T, T>(pageSize, rows, Function.identity(), null);
    }

    /**
     * Creates a list. It is counted by reading its rows.
     *
     * @param rows reads a page of rows
     * @param items returns the items of a page's rows
     * @param <R> the type of the rows
     * @param <T> the type of the items
     * @return the list
     */
    public static <R, T> Listing<T> of(PageReader<R> rows, Function<List<R>, List<T>> items) {
        return new StoredListing<>(PAGE_SIZE, rows, items, null);
    }

    /**
     * Creates a list that the store counts.
     *
     * @param rows reads a page of rows
     * @param items returns the items of a page's rows
     * @param counter counts the rows, and may stop at the number that it is given
     * @param <R> the type of the rows
     * @param <T> the type of the items
     * @return the list
     */
    public static <R, T> Listing<T> counted(
            PageReader<R> rows, Function<List<R>, List<T>> items, LongUnaryOperator counter) {
        return new StoredListing<>(PAGE_SIZE, rows, items, counter);
    }

    @Override
    public CursorPage<T> page(CursorRequest request) {
        Objects.requireNonNull(request, "request");
        return read(request.cursor().orElse(null), request.limit());
    }

    private CursorPage<T> read(@Nullable String cursor, int limit) {
        CursorPage<R> page = rowsOf(cursor, limit);
        List<R> found = page.items();
        return new CursorPage<>(found.isEmpty() ? List.of() : items.apply(found), page.next());
    }

    private CursorPage<R> rowsOf(@Nullable String cursor, int limit) {
        return reading(() -> rows.read(cursor, limit));
    }

    private static <V> V reading(Supplier<V> read) {
        return CommitLoop.reading(read);
    }

    @Override
    public Count count() {
        long counted = counted(Count.EXACT_UP_TO + 1L);
        return counted > Count.EXACT_UP_TO ? Count.moreThanCounted() : Count.exactly(counted);
    }

    @Override
    public long countExactly() {
        return counted(Long.MAX_VALUE);
    }

    private long counted(long enough) {
        return counter == null ? walk(enough) : reading(() -> counter.applyAsLong(enough));
    }

    /** Counts rows page by page, until there are enough. */
    private long walk(long enough) {
        long counted = 0;
        String cursor = null;
        do {
            CursorPage<R> page = rowsOf(cursor, pageSize);
            counted += page.items().size();
            cursor = page.next();
        } while (cursor != null && counted < enough);
        return counted;
    }

    @Override
    public Iterator<T> iterator() {
        return new PagedIterator();
    }

    private final class PagedIterator implements Iterator<T> {
        private Iterator<T> current = List.<T>of().iterator();
        private @Nullable String cursor;
        private boolean begun;

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && (!begun || cursor != null)) {
                CursorPage<T> page = read(cursor, pageSize);
                begun = true;
                cursor = page.next();
                current = page.items().iterator();
            }
            return current.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
