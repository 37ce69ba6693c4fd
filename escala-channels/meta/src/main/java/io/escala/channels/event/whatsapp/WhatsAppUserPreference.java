package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person stopped or resumed marketing messages. After a stop, sends of marketing templates fail.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param user the person
 * @param at the event time, or null when Meta's value is unusable
 * @param category the category of messages, such as {@code marketing_messages}, or null
 * @param value {@code stop} or {@code resume}, or null
 * @param detail Meta's description, or null
 * @param raw the item as received
 */
public record WhatsAppUserPreference(
        @Nullable LineKey line,
        String kind,
        WhatsAppUser user,
        @Nullable Instant at,
        @Nullable String category,
        @Nullable String value,
        @Nullable String detail,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppUserPreference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppUserPreference[" + line + ", category=" + category + ", value=" + value + "]";
    }
}
