package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Control of a conversation passed to another app or agent, or back. While another one has it, messages sent through this
 * app are not delivered.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param type {@code control_passed} or {@code control_taken}, or null
 * @param user the person; only the number is set
 * @param at the event time, or null when Meta's value is unusable
 * @param previousOwner the app that had control, or null
 * @param newOwner the app that has it now, or null
 * @param metadata the data attached by the app that passed control, or null
 * @param raw the item as received
 */
public record WhatsAppHandover(
        @Nullable LineKey line,
        String kind,
        @Nullable String type,
        WhatsAppUser user,
        @Nullable Instant at,
        @Nullable String previousOwner,
        @Nullable String newOwner,
        @Nullable String metadata,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppHandover {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppHandover[" + line + ", type=" + type + ", previousOwner=" + previousOwner + ", newOwner="
                + newOwner + "]";
    }
}
