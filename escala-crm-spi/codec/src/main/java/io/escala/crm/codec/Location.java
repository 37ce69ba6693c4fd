package io.escala.crm.codec;

import org.jspecify.annotations.Nullable;

/**
 * Where in a text something is. Its path consists of names that the types give, and of places, never of what was read.
 *
 * @param in what it is in, or null at the top
 */
record Location(@Nullable Location in, String step) {
    static final Location TEXT = new Location(null, "text");
    static final Location VERSION = new Location(null, CrmCodec.VERSION);
    static final Location VALUE = new Location(null, CrmCodec.VALUE);

    Location component(String name) {
        return new Location(this, "." + name);
    }

    Location place(int index) {
        return new Location(this, "[" + index + "]");
    }

    String path() {
        return in == null ? step : in.path() + step;
    }
}
