package io.escala.channels.event.whatsapp;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
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
 * @param details what {@code content} keeps raw, typed where this version knows it; or null
 * @param context what it quotes, asks about, or that it was forwarded; or null
 * @param referral the ad or post it comes from, or null
 * @param groupId the group it was written to, or null: a group is no person's conversation
 * @param errors why Meta does not hand on all of it
 * @param raw the message as it came
 */
public record WhatsAppMessage(
        @Nullable LineKey line,
        WhatsAppUser from,
        @Nullable String id,
        @Nullable Instant at,
        String type,
        MessageContent content,
        @Nullable WhatsAppContent details,
        @Nullable WhatsAppContext context,
        @Nullable WhatsAppReferral referral,
        @Nullable String groupId,
        List<WhatsAppError> errors,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppMessage {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(content, "content");
        errors = List.copyOf(errors);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "messages/" + type;
    }

    /**
     * The message it quotes.
     *
     * @return its id, or null
     */
    public @Nullable String replyTo() {
        return context == null ? null : context.messageId();
    }

    /** Without Meta's id: WhatsApp's ids hold the customer's number. */
    @Override
    public String toString() {
        return "WhatsAppMessage[" + line + ", " + type + ", " + content + "]";
    }
}
