package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectEdit;
import io.escala.channels.event.direct.DirectReaction;
import io.escala.channels.event.direct.DirectUnsend;
import io.escala.channels.event.direct.DirectUnsupported;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;

/** Parses reactions, edits, unsends and unsupported messages. */
final class MessageParsers {
    private MessageParsers() {}

    static MetaEvent reaction(DirectItem item, JsonValue reaction, RawBytes raw) {
        return new DirectReaction(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                reaction.id("mid"),
                reaction.text("action"),
                reaction.text("reaction"),
                reaction.text("emoji"),
                raw);
    }

    static MetaEvent edit(DirectItem item, JsonValue edit, RawBytes raw) {
        return new DirectEdit(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                edit.id("mid"),
                edit.text("text"),
                OptionalNumbers.whole(edit.get("num_edit")),
                raw);
    }

    static MetaEvent unsend(DirectItem item, JsonValue message, RawBytes raw) {
        return new DirectUnsend(
                item.channel(), item.line(), item.user(), item.at(), message.id("mid"), item.isEcho(), raw);
    }

    static MetaEvent unsupported(DirectItem item, JsonValue message, RawBytes raw) {
        return new DirectUnsupported(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                message.id("mid"),
                item.isEcho(),
                Attachments.read(message),
                raw);
    }
}
