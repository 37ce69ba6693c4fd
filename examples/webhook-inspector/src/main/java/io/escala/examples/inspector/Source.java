package io.escala.examples.inspector;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a body.
 *
 * @param name the file as given on the command line, or {@code -}
 * @param file the file, or null for standard input
 * @param body the line in the file, from 1; 0 when the file is one body
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
