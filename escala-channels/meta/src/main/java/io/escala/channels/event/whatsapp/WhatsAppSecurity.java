package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The two-step PIN of a business number was changed, or a change was requested.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param displayNumber the business number as displayed, or null
 * @param event {@code PIN_CHANGED}, {@code PIN_RESET_REQUEST} or {@code PIN_REQUEST_SUCCESS}, or null
 * @param requester the id of the requesting user, or null
 * @param raw the item as received
 */
public record WhatsAppSecurity(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String displayNumber,
        @Nullable String event,
        @Nullable String requester,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppSecurity {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppSecurity[" + line + ", event=" + event + "]";
    }
}
