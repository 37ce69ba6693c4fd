package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person opened the chat for the first time. Sent only where welcome messages are enabled.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param user the person
 * @param id the event's own id, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param raw the item as received
 */
public record WhatsAppRequestWelcome(
        @Nullable LineKey line,
        String kind,
        WhatsAppUser user,
        @Nullable String id,
        @Nullable Instant at,
        RawBytes raw) implements WhatsAppEvent {
    public WhatsAppRequestWelcome {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppRequestWelcome[" + line + "]";
    }
}
