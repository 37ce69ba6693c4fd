package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the address book of the business's phone was added, changed or removed.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param action {@code add}, which covers changes, or {@code remove}; or null
 * @param type the type of the entry, {@code contact}, or null
 * @param user the person in the entry
 * @param fullName the name in the address book, or null
 * @param firstName the first name in the address book, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param raw the item as received
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

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppContactSync[" + line + ", action=" + action + ", type=" + type + "]";
    }
}
