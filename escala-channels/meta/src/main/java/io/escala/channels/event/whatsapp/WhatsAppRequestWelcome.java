package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person opened the chat for the first time; comes only where welcome messages are switched on.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param user the person
 * @param id the event's own id, or null
 * @param at when, or null when the wire's time was unusable
 * @param raw the item as it came
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

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppRequestWelcome[" + line + "]";
    }
}
