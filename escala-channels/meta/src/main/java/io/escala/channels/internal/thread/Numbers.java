package io.escala.channels.internal.thread;

import io.escala.channels.internal.wire.Json;
import org.jspecify.annotations.Nullable;

/** Numbers that may be missing. */
final class Numbers {
    private Numbers() {}

    /** A number that is not negative, or null. */
    static @Nullable Long whole(Json value) {
        long number = value.wholeNumber();
        return number < 0 ? null : number;
    }
}
