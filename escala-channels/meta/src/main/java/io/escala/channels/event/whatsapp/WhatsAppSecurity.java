package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody changed a business number's two-step PIN, or asked to.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's words for it, from the outside in
 * @param at when Meta says the body was made, or null
 * @param displayNumber the business number as people see it, or null
 * @param event {@code PIN_CHANGED}, {@code PIN_RESET_REQUEST} or {@code PIN_REQUEST_SUCCESS}, or null
 * @param requester the id of who did it, or null
 * @param raw the item as it came
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

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppSecurity[" + line + ", event=" + event + "]";
    }
}
