package io.escala.core.channel;

import java.io.IOException;
import java.io.InputStream;

/** Content of a known length. */
record OpenedContent(long length, ContentSource.Opener opener) implements ContentSource {
    OpenedContent {
        if (length < 0) {
            throw new IllegalArgumentException("length must not be negative");
        }
    }

    @Override
    public InputStream open() throws IOException {
        return opener.open();
    }

    @Override
    public String toString() {
        return "ContentSource[" + length + " bytes]";
    }
}
