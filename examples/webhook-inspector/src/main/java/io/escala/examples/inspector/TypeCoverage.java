package io.escala.examples.inspector;

import io.escala.channels.event.Malformed;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unreadable;
import io.escala.channels.event.Unrecognized;
import io.escala.channels.event.direct.DirectAttachment;
import io.escala.channels.event.direct.DirectEcho;
import io.escala.channels.event.direct.DirectMessage;
import io.escala.channels.event.direct.DirectSelf;
import io.escala.channels.event.direct.DirectStandby;
import io.escala.channels.event.whatsapp.WhatsAppContent;
import io.escala.channels.event.whatsapp.WhatsAppEcho;
import io.escala.channels.event.whatsapp.WhatsAppEdit;
import io.escala.channels.event.whatsapp.WhatsAppHistoryMessage;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.channels.event.whatsapp.WhatsAppStandby;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks whether this version has types for an event and its content. */
final class TypeCoverage {
    /** Meta's known placeholders for content that it does not provide, or provides later. */
    private static final Set<String> WITHHELD = Set.of("unsupported_type", "media_placeholder");

    private TypeCoverage() {}

    /** Returns why an event is not recognised, without any of its content; or null. */
    static @Nullable String problem(MetaEvent event) {
        if (event instanceof Malformed malformed) {
            return malformed.problem();
        }
        if (event instanceof Unreadable unreadable) {
            return unreadable.problem();
        }
        if (event instanceof Unrecognized) {
            return "this version has no type for the kind";
        }
        MetaEvent inside = inside(event);
        return inside == event ? ofContent(event) : problem(inside);
    }

    /** Returns the wrapped event, or the event itself. */
    static MetaEvent inside(MetaEvent event) {
        if (event instanceof DirectStandby standby) {
            return standby.copy();
        }
        if (event instanceof DirectSelf self) {
            return self.event();
        }
        return event instanceof WhatsAppStandby standby ? standby.copy() : event;
    }

    private static @Nullable String ofContent(MetaEvent event) {
        if (event instanceof WhatsAppMessage message) {
            return ofWhatsApp(message.type(), message.content(), message.details());
        }
        if (event instanceof WhatsAppEcho echo) {
            return ofWhatsApp(echo.type(), echo.content(), echo.details());
        }
        if (event instanceof WhatsAppEdit edit) {
            return ofWhatsApp(edit.type(), edit.content(), edit.details());
        }
        if (event instanceof WhatsAppHistoryMessage message) {
            return ofWhatsApp(message.type(), message.content(), message.details());
        }
        if (event instanceof DirectMessage message) {
            return ofDirect(message.content(), message.attachments());
        }
        return event instanceof DirectEcho echo ? ofDirect(echo.content(), echo.attachments()) : null;
    }

    private static @Nullable String ofWhatsApp(String type, MessageContent content, @Nullable WhatsAppContent details) {
        return content instanceof MessageContent.Raw && details == null && !isWithheld(type)
                ? "a message of type " + type + ": this version has no type for it, or it is not what its type promises"
                : null;
    }

    private static boolean isWithheld(@Nullable String type) {
        return type != null && WITHHELD.contains(type);
    }

    private static @Nullable String ofDirect(MessageContent content, List<DirectAttachment> attachments) {
        if (content instanceof MessageContent.Structured structured && structured.kind() != ContentKind.ATTACHMENTS) {
            return null;
        }
        for (DirectAttachment attachment : attachments) {
            if (attachment instanceof DirectAttachment.Other other && !isWithheld(other.type())) {
                return "an attachment of type " + other.type() + ": this version has no type for it";
            }
        }
        return content instanceof MessageContent.Raw && attachments.isEmpty()
                ? "a message that says nothing this version knows"
                : null;
    }
}
