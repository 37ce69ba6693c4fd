package io.escala.channels.event;

import io.escala.crm.aside.RawBytes;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person wrote on WhatsApp.
 *
 * @param line the business number, or null
 * @param from who wrote
 * @param id the message's id, or null
 * @param at when, or null when the wire's time was unusable
 * @param type Meta's type, with the inner type of an interactive message behind a slash: {@code text},
 *     {@code interactive/list_reply}
 * @param content what it says; {@link MessageContent.Raw} for what no variant models
 * @param replyTo the id of the message it quotes, or null
 * @param raw the message as it came
 */
public record WhatsAppMessage(
        @Nullable LineKey line,
        WhatsAppUser from,
        @Nullable String id,
        @Nullable Instant at,
        String type,
        MessageContent content,
        @Nullable String replyTo,
        RawBytes raw)
        implements MetaEvent {
    /** Checks that nothing is missing that the wire cannot leave out. */
    public WhatsAppMessage {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(raw, "raw");
    }

    /** Without Meta's id: WhatsApp's ids hold the customer's number. */
    @Override
    public String toString() {
        return "WhatsAppMessage[" + line + ", " + type + ", " + content + "]";
    }
}
