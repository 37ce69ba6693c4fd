package io.escala.examples.inspector;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a body came from.
 *
 * @param name the file as it was given, or {@code -}
 * @param file the file, or null for standard input
 * @param body which line of it, from 1; 0 when it is one body
 */
record Source(String name, @Nullable Path file, int body) {
    Source line(int number) {
        return new Source(name, file, number);
    }

    @Override
    public String toString() {
        return body == 0 ? name : name + ", line " + body;
    }
}
