package io.escala.channels.internal.mapping;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppEcho;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.channels.event.whatsapp.WhatsAppPricing;
import io.escala.channels.event.whatsapp.WhatsAppStatus;
import io.escala.channels.internal.content.OptionPayload;
import io.escala.channels.internal.send.ErrorClass;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.OptionReference;
import io.escala.core.channel.Party;
import io.escala.crm.Channel;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryPrice;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps messages, echoes and statuses of WhatsApp. */
final class WhatsAppMapping {
    private static final Map<String, DeliveryStatus> STATUSES = Map.of(
            "sent", DeliveryStatus.SENT,
            "delivered", DeliveryStatus.DELIVERED,
            "read", DeliveryStatus.READ,
            "played", DeliveryStatus.PLAYED,
            "failed", DeliveryStatus.FAILED);

    private WhatsAppMapping() {}

    static ChannelEvent message(WhatsAppMessage message) {
        if (message.groupId() != null) {
            return ofGroup(message, "messages");
        }
        if (UnsupportedTypes.isNoMessage(message.details())) {
            return QuarantinedEvents.of(
                    message, QuarantinedItem.Reason.UNRECOGNIZED, message.kind() + " of a change to a message");
        }
        LineKey line = message.line();
        String id = StorableIds.usable(message.id());
        Party from = PartyMapping.of(message.from());
        if (line == null || id == null || from == null || from.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(message, message.id(), from);
        }
        return new MessageEvent.Inbound(
                line,
                from,
                id,
                message.at(),
                message.content(),
                StorableIds.usable(message.replyTo()),
                MessageContexts.of(message),
                form(message.content()),
                WindowOpeners.contains(Channel.WHATSAPP, WindowOpeners.kind(message)),
                message.raw());
    }

    /** The message that the token of a completed form names. */
    private static @Nullable OptionReference form(MessageContent content) {
        return content instanceof MessageContent.Structured answer
                ? answer.values(ContentDetail.Name.TOKEN).stream()
                        .findFirst()
                        .map(OptionPayload::read)
                        .orElse(null)
                : null;
    }

    static ChannelEvent echo(WhatsAppEcho echo) {
        if (echo.groupId() != null) {
            return ofGroup(echo, "smb_message_echoes/message_echoes");
        }
        if (UnsupportedTypes.isNoMessage(echo.details())) {
            return QuarantinedEvents.of(
                    echo, QuarantinedItem.Reason.UNRECOGNIZED, echo.kind() + " of a change to a message");
        }
        LineKey line = echo.line();
        String id = StorableIds.usable(echo.id());
        Party to = PartyMapping.of(echo.to());
        if (line == null || id == null || to == null || to.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(echo, echo.id(), to);
        }
        return new MessageEvent.Echo(line, to, id, echo.at(), echo.content(), null, echo.raw());
    }

    /** A status names its message; the recipient may be missing. */
    static ChannelEvent status(WhatsAppStatus event) {
        if ("group".equals(event.recipientType())) {
            return ofGroup(event, "messages/statuses");
        }
        LineKey line = event.line();
        String id = StorableIds.usable(event.id());
        Party to = PartyMapping.of(event.to());
        if (line == null || id == null || to == null) {
            return QuarantinedEvents.incomplete(event, event.id(), to);
        }
        String word = event.status();
        if (word == null) {
            return QuarantinedEvents.of(event, QuarantinedItem.Reason.MALFORMED, "no status");
        }
        DeliveryStatus status = STATUSES.get(word);
        if (status == null) {
            return QuarantinedEvents.of(event, QuarantinedItem.Reason.UNRECOGNIZED, "status/" + word);
        }
        DeliveryError error = status == DeliveryStatus.FAILED ? event.error() : null;
        boolean optedOut = error != null && isOf(error, ErrorClass.OPTED_OUT);
        boolean shutsWindow = error != null && isOf(error, ErrorClass.WINDOW_CLOSED);
        return new DeliveryEvent.Status(
                line,
                id,
                to,
                status,
                event.at(),
                error,
                event.reference(),
                shutsWindow,
                optedOut,
                price(event.pricing()),
                event.raw());
    }

    private static @Nullable DeliveryPrice price(@Nullable WhatsAppPricing pricing) {
        if (pricing == null) {
            return null;
        }
        boolean billable = pricing.billable() == null
                ? pricing.type() == null || !pricing.type().startsWith("free")
                : pricing.billable();
        return new DeliveryPrice(billable, pricing.category(), pricing.type(), pricing.model());
    }

    private static boolean isOf(DeliveryError error, ErrorClass expected) {
        return WhatsAppErrors.TABLE.isOf(error.code(), expected);
    }

    /** Keeps the event raw: a group is not a conversation with one person. */
    static ChannelEvent ofGroup(MetaEvent event, String kind) {
        return QuarantinedEvents.of(event, QuarantinedItem.Reason.UNRECOGNIZED, kind + "/group");
    }
}
