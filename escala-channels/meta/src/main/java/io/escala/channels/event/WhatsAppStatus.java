package io.escala.channels.event;

import io.escala.crm.aside.RawBytes;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of ours came further on WhatsApp, or failed.
 *
 * @param line the business number, or null
 * @param id the message's id, or null
 * @param to who it was written to, as far as the item says
 * @param status Meta's word, or null
 * @param at when, or null when the wire's time was unusable
 * @param error the first error, or null
 * @param reference what was attached to the send, or null
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
        RawBytes raw)
        implements MetaEvent {
    /** Checks that nothing is missing that the wire cannot leave out. */
    public WhatsAppStatus {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(raw, "raw");
    }

    /** Without Meta's id: WhatsApp's ids hold the customer's number. */
    @Override
    public String toString() {
        return "WhatsAppStatus[" + line + ", " + status + "]";
    }
}
