package io.escala.channels.internal.mapping;

import io.escala.crm.text.SafeText;
import org.jspecify.annotations.Nullable;

/** What can be kept as an id, as the nouns say. */
final class StorableIds {
    private StorableIds() {}

    static boolean isUsable(String id) {
        return SafeText.isId(id);
    }

    /** An id that is only useful when it is good. */
    static @Nullable String usable(@Nullable String id) {
        return id != null && isUsable(id) ? id : null;
    }
}
