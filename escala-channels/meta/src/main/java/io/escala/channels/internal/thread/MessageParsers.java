package io.escala.channels.internal.thread;

import io.escala.channels.event.DirectEdit;
import io.escala.channels.event.DirectReaction;
import io.escala.channels.event.DirectUnsend;
import io.escala.channels.event.DirectUnsupported;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.Json;
import io.escala.crm.aside.RawBytes;

/** What happens to messages after they were sent, and messages of which Meta hands out nothing. */
final class MessageParsers {
    private MessageParsers() {}

    static MetaEvent reaction(ThreadItem item, Json reaction, RawBytes raw) {
        return new DirectReaction(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                reaction.get("mid").id(),
                reaction.get("action").text(),
                reaction.get("reaction").text(),
                reaction.get("emoji").text(),
                raw);
    }

    static MetaEvent edit(ThreadItem item, Json edit, RawBytes raw) {
        return new DirectEdit(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                edit.get("mid").id(),
                edit.get("text").text(),
                Numbers.whole(edit.get("num_edit")),
                raw);
    }

    static MetaEvent unsend(ThreadItem item, Json message, RawBytes raw) {
        return new DirectUnsend(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                message.get("mid").id(),
                item.isEcho(),
                raw);
    }

    static MetaEvent unsupported(ThreadItem item, Json message, RawBytes raw) {
        return new DirectUnsupported(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                message.get("mid").id(),
                item.isEcho(),
                Attachments.read(message),
                raw);
    }
}
