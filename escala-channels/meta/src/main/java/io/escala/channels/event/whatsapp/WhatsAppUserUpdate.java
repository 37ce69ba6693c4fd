package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's number or business-scoped user id changed, or the security code of their device. Read the ids from here, never from a prose text.
 *
 * <p>Meta documents three shapes, all read into this one: system messages of type {@code user_changed_number} and
 * {@code user_changed_user_id}, and the field {@code user_id_update}. Old ids stay good as aliases: late events still carry them.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param id the event's own id, or null
 * @param at when, or null when the wire's time was unusable
 * @param type what changed, in Meta's word; {@code user_id_update} for that field; or null
 * @param previous the ids that held until now, as far as the item says
 * @param current the ids that hold from now on, as far as the item says
 * @param text Meta's prose for display, or null
 * @param raw the item as it came
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

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppUserUpdate[" + line + ", type=" + type + "]";
    }
}
