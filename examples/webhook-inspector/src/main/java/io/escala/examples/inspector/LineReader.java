package io.escala.examples.inspector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes, so that invalid UTF-8 is kept. The rest of a line beyond the limit is skipped. */
final class LineReader {
    private final InputStream in;
    private final int limit;

    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Returns the next line without its line end, or null after the last. */
    byte @Nullable [] next() throws IOException {
        int read = in.read();
        if (read < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() < limit) {
                line.write(read);
            }
        }
        return line.toByteArray();
    }
}
