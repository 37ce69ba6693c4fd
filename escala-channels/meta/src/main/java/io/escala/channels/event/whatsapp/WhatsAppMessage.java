package io.escala.channels.event.whatsapp;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp message from a person.
 *
 * @param line the business number, or null
 * @param from the sender
 * @param id the message's id, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param type Meta's type, with the inner type of an interactive message after a slash: {@code text},
 *     {@code interactive/list_reply}
 * @param content the content; {@link MessageContent.Raw} for what no variant models
 * @param details Meta's own form of content that {@code content} has as values or raw, where this version knows it; or null
 * @param context the quoted message, the product asked about, and whether it was forwarded; or null
 * @param referral the ad or post that led to the message, or null
 * @param groupId the group it was sent to, or null; a group is not a conversation with one person
 * @param errors why Meta does not deliver all of it
 * @param raw the message as received
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
     * The id of the quoted message.
     *
     * @return the id, or null
     */
    public @Nullable String replyTo() {
        return context == null ? null : context.messageId();
    }

    /** Omits Meta's id: WhatsApp's ids contain the customer's number. */
    @Override
    public String toString() {
        return "WhatsAppMessage[" + line + ", " + type + ", " + content + "]";
    }
}
