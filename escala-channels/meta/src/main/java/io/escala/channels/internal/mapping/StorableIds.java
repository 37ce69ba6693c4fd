package io.escala.channels.internal.mapping;

import io.escala.crm.text.SafeText;
import org.jspecify.annotations.Nullable;

/** Checks whether a text can be stored as an id. */
final class StorableIds {
    private StorableIds() {}

    static boolean isUsable(String id) {
        return SafeText.isId(id);
    }

    /** The id, or null when it cannot be stored. */
    static @Nullable String usable(@Nullable String id) {
        return id != null && isUsable(id) ? id : null;
    }
}
