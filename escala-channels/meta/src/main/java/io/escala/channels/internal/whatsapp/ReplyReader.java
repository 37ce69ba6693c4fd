package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.conversation.MessageContent;
import org.jspecify.annotations.Nullable;

/** Reads a tap on a reply button or a list row. */
final class ReplyReader implements ContentReader {
    private final MessageContent.Choice.Kind kind;

    ReplyReader(MessageContent.Choice.Kind kind) {
        this.kind = kind;
    }

    @Override
    public @Nullable MessageContent read(JsonValue payload) {
        String id = payload.id("id");
        String title = payload.text("title");
        return id == null && title == null ? null : new MessageContent.Choice(kind, id, title);
    }
}
