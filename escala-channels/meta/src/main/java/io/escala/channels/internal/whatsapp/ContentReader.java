package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.conversation.MessageContent;
import org.jspecify.annotations.Nullable;

/** Reads the payload of one type of message. */
@FunctionalInterface
interface ContentReader {
    /** The content, or null when the payload is not what its type promises: it is kept raw then. */
    @Nullable
    MessageContent read(JsonValue payload);
}
