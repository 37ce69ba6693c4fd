package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an event in a conversation that another app or agent controls. It must not be answered.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param copy the event as delivered to the app in control
 * @param raw the item as received
 */
public record WhatsAppStandby(@Nullable LineKey line, String kind, WhatsAppEvent copy, RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppStandby {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(copy, "copy");
        Objects.requireNonNull(raw, "raw");
    }

    /** Taken from the wrapped event. */
    @Override
    public @Nullable String id() {
        return copy.id();
    }

    /** Taken from the wrapped event. */
    @Override
    public @Nullable Instant at() {
        return copy.at();
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppStandby[" + line + ", copy=" + copy + "]";
    }
}
