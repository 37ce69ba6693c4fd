package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What comes in an array of messages and is none that belongs into a conversation with one person. */
final class NotMessages {
    private static final Set<String> TYPES = Set.of("reaction", "edit", "revoke", "system", "request_welcome");

    private NotMessages() {}

    /** The word for it: a type that speaks of a message, a number or a chat, or {@code group}; null for a message. */
    static @Nullable String word(Json message) {
        if (message.get("group_id").id() != null) {
            return "group";
        }
        String type = message.get("type").text();
        return type != null && TYPES.contains(type) ? type : null;
    }
}
