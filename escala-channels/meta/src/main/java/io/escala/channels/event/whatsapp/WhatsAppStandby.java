package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an event of a conversation that another app or agent is in control of. Not to be answered.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param copy the event, as it would have come to whoever is in control
 * @param raw the item as it came
 */
public record WhatsAppStandby(@Nullable LineKey line, String kind, WhatsAppEvent copy, RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppStandby {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(copy, "copy");
        Objects.requireNonNull(raw, "raw");
    }

    /** That of the event inside. */
    @Override
    public @Nullable String id() {
        return copy.id();
    }

    /** That of the event inside. */
    @Override
    public @Nullable Instant at() {
        return copy.at();
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppStandby[" + line + ", copy=" + copy + "]";
    }
}
