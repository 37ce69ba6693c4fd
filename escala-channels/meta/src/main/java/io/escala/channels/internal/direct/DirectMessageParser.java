package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectEcho;
import io.escala.channels.event.direct.DirectMessage;
import io.escala.channels.event.direct.DirectReply;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses {@code message}: a message or echo, or an unsend or unsupported message when flagged so. */
final class DirectMessageParser implements DirectParser {
    @Override
    public MetaEvent parse(DirectItem item, JsonValue message, RawBytes raw) {
        if (message.isTrue("is_deleted")) {
            return MessageParsers.unsend(item, message, raw);
        }
        if (message.isTrue("is_unsupported")) {
            return MessageParsers.unsupported(item, message, raw);
        }
        return item.isEcho() ? echo(item, message, raw) : message(item, message, raw);
    }

    private static MetaEvent echo(DirectItem item, JsonValue message, RawBytes raw) {
        return new DirectEcho(
                item.channel(),
                item.line(),
                item.user(),
                message.id("mid"),
                item.at(),
                DirectContents.read(message, raw),
                message.text("metadata"),
                message.id("app_id"),
                Attachments.read(message),
                raw);
    }

    private static MetaEvent message(DirectItem item, JsonValue message, RawBytes raw) {
        return new DirectMessage(
                item.channel(),
                item.line(),
                item.user(),
                message.id("mid"),
                item.at(),
                DirectContents.read(message, raw),
                reply(message.get("reply_to")),
                Attachments.read(message),
                Referrals.within(item, message),
                commands(message.get("commands")),
                raw);
    }

    private static @Nullable DirectReply reply(JsonValue reply) {
        if (!reply.isObject()) {
            return null;
        }
        JsonValue story = reply.get("story");
        return new DirectReply(
                reply.id("mid"),
                story.id("id"),
                story.text("url"),
                story.text("link_sticker_url"),
                reply.isTrue("is_self_reply"));
    }

    private static List<String> commands(JsonValue commands) {
        if (!commands.isPresent()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (JsonValue command : commands.elements()) {
            String name = command.text("name");
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }
}
