package io.escala.core.result;

/**
 * The number of items of a {@link Listing}. Exact up to {@value #EXACT_UP_TO}; a larger list has "more than" that, unless it is counted
 * with {@link Listing#countExactly}.
 *
 * @param value the number of items; the number that there are more of, when it is not exact
 * @param isExact whether there are exactly that many
 */
public record Count(long value, boolean isExact) {
    /** The largest number that is always counted exactly. */
    public static final int EXACT_UP_TO = 10_000;

    /**
     * Validates the number.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public Count {
        if (value < 0) {
            throw new IllegalArgumentException("value must not be negative");
        }
    }

    /**
     * Creates an exact count.
     *
     * @param value the number of items
     * @return the count
     */
    public static Count exactly(long value) {
        return new Count(value, true);
    }

    /** Returns the count of a list with more than {@value #EXACT_UP_TO} items. */
    public static Count moreThanCounted() {
        return new Count(EXACT_UP_TO, false);
    }
}
