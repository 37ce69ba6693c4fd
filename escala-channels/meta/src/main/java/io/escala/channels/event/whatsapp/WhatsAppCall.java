package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp call was started or ended, or its state changed.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param user the person, whichever side called
 * @param id the call's id, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param event {@code connect}, {@code terminate} or a newer value, or null
 * @param direction {@code BUSINESS_INITIATED} or {@code USER_INITIATED}, or null
 * @param session the description of the call's media with {@code connect}, or null
 * @param status the result of the call, in any letter case, or null
 * @param startedAt when the call was answered, or null
 * @param endedAt when the call ended, or null
 * @param seconds the duration, or null
 * @param reference the reference attached to a call by the business, or null
 * @param payload the payload attached to the link or button that was tapped, or null
 * @param raw the item as received
 */
public record WhatsAppCall(
        @Nullable LineKey line,
        String kind,
        WhatsAppUser user,
        @Nullable String id,
        @Nullable Instant at,
        @Nullable String event,
        @Nullable String direction,
        @Nullable WhatsAppCallSession session,
        @Nullable String status,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long seconds,
        @Nullable String reference,
        @Nullable String payload,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppCall {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppCall[" + line + ", event=" + event + ", direction=" + direction + ", status=" + status + "]";
    }
}
