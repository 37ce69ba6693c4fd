package io.escala.channels.internal.thread;

import io.escala.channels.event.DirectEcho;
import io.escala.channels.event.DirectMessage;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.Json;
import io.escala.crm.aside.RawBytes;
import java.util.List;

/** {@code message}: either side wrote. */
final class DirectMessageParser implements ThreadParser {
    /** Flags that make something else of a message. */
    private static final List<String> NOT_MESSAGES = List.of("is_self", "is_deleted", "is_unsupported");

    @Override
    public MetaEvent parse(ThreadItem item, Json message, RawBytes raw) {
        for (String flag : NOT_MESSAGES) {
            if (message.get(flag).isTrue()) {
                return item.unrecognized("message/" + flag, raw);
            }
        }
        return item.isEcho()
                ? new DirectEcho(
                        item.channel(),
                        item.line(),
                        item.customer(),
                        message.get("mid").id(),
                        item.at(),
                        DirectContents.read(message, raw),
                        message.get("metadata").text(),
                        message.get("app_id").id(),
                        raw)
                : new DirectMessage(
                        item.channel(),
                        item.line(),
                        item.customer(),
                        message.get("mid").id(),
                        item.at(),
                        DirectContents.read(message, raw),
                        message.get("reply_to").get("mid").id(),
                        raw);
    }
}
