package io.escala.channels.internal.mapping;

import org.jspecify.annotations.Nullable;

/** What can be kept as an id: opaque, byte for byte, at most 512 characters, nothing in it that a database would change. */
final class Ids {
    private static final int MAX_LENGTH = 512;

    private Ids() {}

    static boolean isUsable(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < id.length() && Character.isLowSurrogate(id.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                return false;
            }
            i += pair ? 1 : 0;
        }
        return true;
    }

    /** An id that is only useful when it is good. */
    static @Nullable String usable(@Nullable String id) {
        return id != null && isUsable(id) ? id : null;
    }
}
