package io.escala.channels.event.whatsapp;

import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of ours came further on WhatsApp, or failed.
 *
 * @param line the business number, or null
 * @param id the message's id, or null
 * @param to who it was written to, as far as the item says; of a group the participant it speaks of
 * @param status Meta's word, or null
 * @param at when, or null when the wire's time was unusable
 * @param error the first error, or null
 * @param reference what was attached to the send, or null
 * @param errors every error in Meta's words
 * @param recipientType {@code group} for a message to a group, mostly null otherwise
 * @param groupId the group it was written to, or null
 * @param pricing what the message costs, or null
 * @param conversation the conversation Meta counts it to, or null
 * @param templateId the template of a direct send, or null
 * @param raw the status as it came
 */
public record WhatsAppStatus(
        @Nullable LineKey line,
        @Nullable String id,
        WhatsAppUser to,
        @Nullable String status,
        @Nullable Instant at,
        @Nullable DeliveryError error,
        @Nullable String reference,
        List<WhatsAppError> errors,
        @Nullable String recipientType,
        @Nullable String groupId,
        @Nullable WhatsAppPricing pricing,
        @Nullable WhatsAppConversation conversation,
        @Nullable String templateId,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppStatus {
        Objects.requireNonNull(to, "to");
        errors = List.copyOf(errors);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "messages/statuses";
    }

    /** Without Meta's id: WhatsApp's ids hold the customer's number. */
    @Override
    public String toString() {
        return "WhatsAppStatus[" + line + ", " + status + "]";
    }
}
