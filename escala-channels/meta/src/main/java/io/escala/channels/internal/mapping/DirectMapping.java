package io.escala.channels.internal.mapping;

import static io.escala.crm.conversation.MessageContent.Choice.Kind.POSTBACK;

import io.escala.channels.event.direct.DirectEcho;
import io.escala.channels.event.direct.DirectMessage;
import io.escala.channels.event.direct.DirectUnsupported;
import io.escala.channels.event.direct.Postback;
import io.escala.channels.internal.content.ContentBuilder;
import io.escala.channels.internal.content.OptionPayload;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Maps messages, echoes and postbacks of Messenger and Instagram. */
final class DirectMapping {
    private DirectMapping() {}

    static ChannelEvent message(DirectMessage message) {
        LineKey line = message.line();
        String id = StorableIds.usable(message.id());
        Party from = PartyMapping.of(message.channel(), message.from());
        if (line == null || id == null || from == null || from.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(message, message.id(), from);
        }
        return new MessageEvent.Inbound(
                line,
                from,
                id,
                message.at(),
                message.content(),
                message.reply() == null
                        ? null
                        : StorableIds.usable(message.reply().messageId()),
                MessageContexts.of(message),
                message.content() instanceof MessageContent.Choice tap ? OptionPayload.read(tap.payload()) : null,
                WindowOpeners.contains(message.channel(), WindowOpeners.MESSAGE),
                message.raw());
    }

    static ChannelEvent echo(DirectEcho echo) {
        LineKey line = echo.line();
        String id = StorableIds.usable(echo.id());
        Party to = PartyMapping.of(echo.channel(), echo.to());
        if (line == null || id == null || to == null || to.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(echo, echo.id(), to);
        }
        return new MessageEvent.Echo(line, to, id, echo.at(), echo.content(), echo.reference(), echo.raw());
    }

    /** What Meta does not deliver is a message all the same. */
    static ChannelEvent unsupported(DirectUnsupported withheld) {
        LineKey line = withheld.line();
        String id = StorableIds.usable(withheld.messageId());
        Party person = PartyMapping.of(withheld.channel(), withheld.user());
        if (line == null || id == null || person == null || person.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(withheld, withheld.messageId(), person);
        }
        MessageContent content = ContentBuilder.raw("unsupported", null, withheld.raw());
        if (withheld.byBusiness()) {
            return new MessageEvent.Echo(line, person, id, withheld.at(), content, null, withheld.raw());
        }
        return new MessageEvent.Inbound(
                line,
                person,
                id,
                withheld.at(),
                content,
                null,
                WindowOpeners.contains(withheld.channel(), WindowOpeners.UNSUPPORTED),
                withheld.raw());
    }

    static ChannelEvent postback(Postback tap) {
        LineKey line = tap.line();
        String given = tap.id() == null ? derivedId(tap) : tap.id();
        String id = StorableIds.usable(given);
        Party from = PartyMapping.of(tap.channel(), tap.from());
        if (line == null || id == null || from == null || from.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(tap, given, from);
        }
        return new MessageEvent.Inbound(
                line,
                from,
                id,
                tap.at(),
                new MessageContent.Choice(POSTBACK, tap.payload(), tap.title()),
                null,
                MessageContexts.of(tap.referral()),
                OptionPayload.read(tap.payload()),
                WindowOpeners.contains(tap.channel(), WindowOpeners.POSTBACK),
                tap.raw());
    }

    private static @Nullable String derivedId(Postback tap) {
        return DerivedId.of(tap, tap.from(), Arrays.asList(tap.payload(), tap.title()));
    }
}
