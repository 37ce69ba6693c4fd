package io.escala.core.internal.listing;

import io.escala.crm.store.CursorPage;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of a list.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface PageReader<T> {
    /**
     * Reads a page.
     *
     * @param cursor the cursor of the page, or null for the first one
     * @param limit the largest number of items
     * @return the page
     */
    CursorPage<T> read(@Nullable String cursor, int limit);
}
