package io.escala.channels.internal.direct;

import io.escala.channels.internal.wire.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads numbers that may be missing. */
final class OptionalNumbers {
    private OptionalNumbers() {}

    /** A non-negative number, or null. */
    static @Nullable Long whole(JsonValue value) {
        long number = value.wholeNumber();
        return number < 0 ? null : number;
    }
}
