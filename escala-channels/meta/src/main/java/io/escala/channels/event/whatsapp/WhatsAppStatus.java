package io.escala.channels.event.whatsapp;

import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The status of a WhatsApp message sent by the business.
 *
 * @param line the business number, or null
 * @param id the message's id, or null
 * @param to the recipient, as far as stated; for a group the participant to whom the status refers
 * @param status Meta's name of the status, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param error the first error, or null
 * @param reference the reference attached to the send, or null
 * @param errors every error as Meta reports it
 * @param recipientType {@code group} for a message to a group, usually null otherwise
 * @param groupId the group it was sent to, or null
 * @param pricing the pricing of the message, or null
 * @param conversation the conversation to which Meta bills it, or null
 * @param templateId the template of a direct send, or null
 * @param raw the status as received
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

    /** Omits Meta's id: WhatsApp's ids contain the customer's number. */
    @Override
    public String toString() {
        return "WhatsAppStatus[" + line + ", " + status + "]";
    }
}
