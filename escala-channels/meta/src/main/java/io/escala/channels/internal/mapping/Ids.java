package io.escala.channels.internal.mapping;

import io.escala.crm.text.SafeText;
import org.jspecify.annotations.Nullable;

/** What can be kept as an id: opaque, byte for byte, at most 512 characters, nothing in it that a database would change. */
final class Ids {
    private static final int MAX_LENGTH = 512;

    private Ids() {}

    static boolean isUsable(String id) {
        return !id.isEmpty() && id.length() <= MAX_LENGTH && SafeText.isStorable(id);
    }

    /** An id that is only useful when it is good. */
    static @Nullable String usable(@Nullable String id) {
        return id != null && isUsable(id) ? id : null;
    }
}
