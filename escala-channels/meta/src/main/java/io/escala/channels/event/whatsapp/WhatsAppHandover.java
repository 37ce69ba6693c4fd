package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Control over a conversation went to another app or agent, or came back. While another one has it, nothing of ours is
 * delivered.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param type {@code control_passed} or {@code control_taken}, or null
 * @param user the person, by number only
 * @param at when, or null when the wire's time was unusable
 * @param previousOwner the app that had control, or null
 * @param newOwner the app that has it now, or null
 * @param metadata what the one who passed it attached, or null
 * @param raw the item as it came
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

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppHandover[" + line + ", type=" + type + ", previousOwner=" + previousOwner + ", newOwner="
                + newOwner + "]";
    }
}
