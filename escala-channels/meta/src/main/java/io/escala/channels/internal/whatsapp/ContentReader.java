package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.conversation.MessageContent;
import org.jspecify.annotations.Nullable;

/** Reads the payload of one message type. */
@FunctionalInterface
interface ContentReader {
    /** The content, or null when the payload does not match its type; it is then kept raw. */
    @Nullable
    MessageContent read(JsonValue payload);
}
