package io.escala.channels.internal.whatsapp;

import static io.escala.crm.conversation.MessageContent.Choice.Kind.TEMPLATE_BUTTON;

import io.escala.channels.event.whatsapp.WhatsAppContent;
import io.escala.channels.internal.content.ContentBuilder;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.quarantine.RawBytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of a message by its type. An unknown type, a payload that does not match its type, and what Meta does not
 * deliver are kept raw.
 */
final class WhatsAppContents {
    private static final String INTERACTIVE = "interactive";
    private static final String FORM = "nfm_reply";

    private static final Map<String, ContentReader> READERS = Map.of(
            "text", WhatsAppContents::text,
            "image", new MediaReader(MediaKind.IMAGE),
            "video", new MediaReader(MediaKind.VIDEO),
            "audio", new MediaReader(MediaKind.AUDIO),
            "document", new MediaReader(MediaKind.DOCUMENT),
            "sticker", new MediaReader(MediaKind.STICKER),
            "button", WhatsAppContents::button,
            "interactive/button_reply", new ReplyReader(MessageContent.Choice.Kind.BUTTON),
            "interactive/list_reply", new ReplyReader(MessageContent.Choice.Kind.LIST_ROW));

    private WhatsAppContents() {}

    static TypedContent read(JsonValue message, RawBytes raw) {
        return read(message, message.text("type"), raw);
    }

    /** Reads a message whose type is given. */
    static TypedContent read(JsonValue message, @Nullable String given, RawBytes raw) {
        if (given == null) {
            return new TypedContent("unknown", raw("unknown", raw), null);
        }
        String type = given;
        JsonValue payload = message.get(type);
        if (type.equals(INTERACTIVE)) {
            String inner = payload.text("type");
            if (INTERACTIVE.equals(inner) && payload.get(FORM).isObject()) {
                // An older sample of addresses repeats the outer type.
                inner = FORM;
            }
            if (inner != null) {
                type = INTERACTIVE + "/" + inner;
                payload = payload.get(inner);
            }
        }
        ContentReader reader = READERS.get(type);
        if (reader == null) {
            WhatsAppContent details = ContentDetails.read(type, message);
            MessageContent content = details == null
                    ? ContentBuilder.raw(type, ContentDetails.words(type, message), raw)
                    : WhatsAppStructures.of(details, raw);
            return new TypedContent(type, content, details);
        }
        MessageContent content = reader.read(payload);
        return new TypedContent(type, content == null ? raw(type, raw) : content, null);
    }

    private static MessageContent raw(String type, RawBytes raw) {
        return new MessageContent.Raw(type, new String(raw.toByteArray(), StandardCharsets.UTF_8));
    }

    private static @Nullable MessageContent text(JsonValue payload) {
        String body = payload.text("body");
        return body == null ? null : new MessageContent.Text(body);
    }

    private static @Nullable MessageContent button(JsonValue payload) {
        String data = payload.text("payload");
        String text = payload.text("text");
        return data == null && text == null ? null : new MessageContent.Choice(TEMPLATE_BUTTON, data, text);
    }
}
