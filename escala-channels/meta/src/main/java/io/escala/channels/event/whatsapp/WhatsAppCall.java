package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call on WhatsApp began, ended, or got further.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param user the person at the other end, whoever called
 * @param id the call's id, or null
 * @param at when, or null when the wire's time was unusable
 * @param event {@code connect}, {@code terminate} or a later word, or null
 * @param direction {@code BUSINESS_INITIATED} or {@code USER_INITIATED}, or null
 * @param status how it ended, in any letter case, or null
 * @param startedAt when it was answered, or null
 * @param endedAt when it ended, or null
 * @param seconds how long it took, or null
 * @param reference what was attached to a call of ours, or null
 * @param payload what was attached to the link or button that was tapped, or null
 * @param raw the item as it came
 */
public record WhatsAppCall(
        @Nullable LineKey line,
        String kind,
        WhatsAppUser user,
        @Nullable String id,
        @Nullable Instant at,
        @Nullable String event,
        @Nullable String direction,
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

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppCall[" + line + ", event=" + event + ", direction=" + direction + ", status=" + status + "]";
    }
}
