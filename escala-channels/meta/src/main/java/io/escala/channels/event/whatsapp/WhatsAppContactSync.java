package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the address book on the phone of the business was added, changed or removed.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param action {@code add}, which covers changes, or {@code remove}; or null
 * @param type of what, {@code contact}, or null
 * @param user whose entry it is
 * @param fullName the name in the address book, or null
 * @param firstName the first name there, or null
 * @param at when, or null when the wire's time was unusable
 * @param raw the item as it came
 */
public record WhatsAppContactSync(
        @Nullable LineKey line,
        String kind,
        @Nullable String action,
        @Nullable String type,
        WhatsAppUser user,
        @Nullable String fullName,
        @Nullable String firstName,
        @Nullable Instant at,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppContactSync {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppContactSync[" + line + ", action=" + action + ", type=" + type + "]";
    }
}
