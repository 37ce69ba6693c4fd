package io.escala.crm.store;

import io.escala.crm.internal.Checks;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.text.TextSplitter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Where a file stands in lists: the newest first, ties by the greater id. It does not move.
 *
 * @param addedAt when it was added, to the millisecond
 * @param id its id
 */
public record LibraryPosition(Instant addedAt, String id) implements Comparable<LibraryPosition> {
    private static final Comparator<LibraryPosition> ORDER = Comparator.comparing(LibraryPosition::addedAt)
            .thenComparing(LibraryPosition::id)
            .reversed();

    /** Truncates the time to milliseconds. */
    public LibraryPosition {
        addedAt = addedAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.id("id", id);
    }

    /** Returns the position of a file. */
    public static LibraryPosition of(LibraryFile file) {
        return new LibraryPosition(file.addedAt(), file.id().value());
    }

    /**
     * Reads the text of a position, the opposite of {@link #toString}.
     *
     * @throws IllegalArgumentException when it is not the text of a position
     */
    public static LibraryPosition parse(String text) {
        List<String> parts = TextSplitter.parts(text, '/', 2);
        try {
            return new LibraryPosition(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no position among files", e);
        }
    }

    /** Returns its text, which a store gives as the cursor of a page. */
    @Override
    public String toString() {
        return addedAt.toEpochMilli() + "/" + id;
    }

    @Override
    public int compareTo(LibraryPosition other) {
        return ORDER.compare(this, other);
    }
}
