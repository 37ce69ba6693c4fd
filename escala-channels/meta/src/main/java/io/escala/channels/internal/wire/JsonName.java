package io.escala.channels.internal.wire;

import tools.jackson.core.io.JsonStringEncoder;

/** Writes the names of fields. */
public final class JsonName {
    private JsonName() {}

    /**
     * A name as JSON, with escapes but without its quotes.
     *
     * @param name the name
     * @return its bytes
     */
    public static byte[] escaped(String name) {
        return JsonStringEncoder.getInstance().quoteAsUTF8(name);
    }
}
