package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person stopped or resumed marketing messages. After a stop a marketing template fails.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param user the person
 * @param at when, or null when the wire's time was unusable
 * @param category what it is about, such as {@code marketing_messages}, or null
 * @param value {@code stop} or {@code resume}, or null
 * @param detail Meta's prose, or null
 * @param raw the item as it came
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

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppUserPreference[" + line + ", category=" + category + ", value=" + value + "]";
    }
}
