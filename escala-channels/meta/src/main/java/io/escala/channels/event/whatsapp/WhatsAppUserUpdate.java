package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's number, business-scoped user id or device security code changed. Take the ids from here, never from
 * {@code text}.
 *
 * <p>Covers the three forms Meta documents: system messages of type {@code user_changed_number} and
 * {@code user_changed_user_id}, and the field {@code user_id_update}. Old ids remain valid as aliases: late events still
 * carry them.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param id the event's own id, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param type Meta's name of the change; {@code user_id_update} for that field; or null
 * @param previous the ids until now, as far as stated
 * @param current the ids from now on, as far as stated
 * @param text Meta's text for display, or null
 * @param raw the item as received
 */
public record WhatsAppUserUpdate(
        @Nullable LineKey line,
        String kind,
        @Nullable String id,
        @Nullable Instant at,
        @Nullable String type,
        WhatsAppUser previous,
        WhatsAppUser current,
        @Nullable String text,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppUserUpdate {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppUserUpdate[" + line + ", type=" + type + "]";
    }
}
