package io.escala.channels.internal.mapping;

import static io.escala.crm.conversation.MessageContent.Choice.Kind.POSTBACK;

import io.escala.channels.event.DirectEcho;
import io.escala.channels.event.DirectMessage;
import io.escala.channels.event.Postback;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Party;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;

/** What people and businesses write on Messenger and Instagram. */
final class DirectMapping {
    private DirectMapping() {}

    static ChannelEvent message(DirectMessage message) {
        LineKey line = message.line();
        String id = Ids.usable(message.id());
        Party from = Parties.of(message.channel(), message.from());
        if (line == null || id == null || from == null || from.keys().isEmpty()) {
            return Asides.incomplete(message, message.id(), from);
        }
        return new ChannelEvent.Inbound(
                line,
                from,
                id,
                message.at(),
                message.content(),
                message.reply() == null ? null : Ids.usable(message.reply().messageId()),
                Contexts.of(message),
                WindowOpeners.contains(message.channel(), WindowOpeners.MESSAGE),
                message.raw());
    }

    static ChannelEvent echo(DirectEcho echo) {
        LineKey line = echo.line();
        String id = Ids.usable(echo.id());
        Party to = Parties.of(echo.channel(), echo.to());
        if (line == null || id == null || to == null || to.keys().isEmpty()) {
            return Asides.incomplete(echo, echo.id(), to);
        }
        return new ChannelEvent.Echo(line, to, id, echo.at(), echo.content(), echo.reference(), echo.raw());
    }

    static ChannelEvent postback(Postback tap) {
        LineKey line = tap.line();
        String given = tap.id() == null ? PostbackId.derive(tap) : tap.id();
        String id = Ids.usable(given);
        Party from = Parties.of(tap.channel(), tap.from());
        if (line == null || id == null || from == null || from.keys().isEmpty()) {
            return Asides.incomplete(tap, given, from);
        }
        return new ChannelEvent.Inbound(
                line,
                from,
                id,
                tap.at(),
                new MessageContent.Choice(POSTBACK, tap.payload(), tap.title()),
                null,
                Contexts.of(tap.referral()),
                WindowOpeners.contains(tap.channel(), WindowOpeners.POSTBACK),
                tap.raw());
    }
}
