package io.escala.core.result;

import io.escala.crm.store.CursorPage;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which page of a {@link Listing} is wanted. Immutable. */
public final class CursorRequest {
    private final @Nullable String cursor;
    private final int limit;

    private CursorRequest(@Nullable String cursor, int limit) {
        this.cursor = cursor;
        this.limit = CursorPage.checkLimit(limit);
    }

    /**
     * Requests the first page.
     *
     * @param limit the largest number of items, 1 to {@value CursorPage#MAX_LIMIT}
     * @return the request
     * @throws IllegalArgumentException when the limit is out of bounds
     */
    public static CursorRequest first(int limit) {
        return new CursorRequest(null, limit);
    }

    /**
     * Requests the first page of a list whose newest items come first, such as the messages of a conversation. The same as {@link
     * #first}, for code that reads better so.
     *
     * @param limit the largest number of items, 1 to {@value CursorPage#MAX_LIMIT}
     * @return the request
     * @throws IllegalArgumentException when the limit is out of bounds
     */
    public static CursorRequest newest(int limit) {
        return first(limit);
    }

    /**
     * Requests the page after another one.
     *
     * @param cursor from {@link CursorPage#next()} of the previous page, as it was returned; it may have travelled in a URL
     * @param limit the largest number of items, 1 to {@value CursorPage#MAX_LIMIT}
     * @return the request
     * @throws IllegalArgumentException when the limit is out of bounds
     */
    public static CursorRequest after(String cursor, int limit) {
        return new CursorRequest(Objects.requireNonNull(cursor, "cursor"), limit);
    }

    /** Returns the cursor, or empty for the first page. */
    public Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }

    /** Returns the largest number of items. */
    public int limit() {
        return limit;
    }
}
