package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.Json;
import java.util.Set;

/** What comes in an array of messages and is none. */
final class NotMessages {
    private static final Set<String> TYPES = Set.of("reaction", "edit", "revoke", "system", "request_welcome");

    private NotMessages() {}

    /** Whether it says something about a message, a number or a chat, or was written to a group. */
    static boolean contains(Json message) {
        String type = message.get("type").text();
        return (type != null && TYPES.contains(type)) || message.get("group_id").id() != null;
    }
}
