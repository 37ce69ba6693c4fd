package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person clicked a link or button in a marketing message.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param user the person
 * @param at the event time, or null when Meta's value is unusable
 * @param action Meta's name of the action, such as {@code marketing_messages_link_click}, or null
 * @param component {@code cta} or {@code body}, or null
 * @param clickId id of the click, also appended to the URL; or null
 * @param productId the product, or null
 * @param trackingToken Meta's token for tracking, or null
 * @param raw the item as received
 */
public record WhatsAppUserAction(
        @Nullable LineKey line,
        String kind,
        WhatsAppUser user,
        @Nullable Instant at,
        @Nullable String action,
        @Nullable String component,
        @Nullable String clickId,
        @Nullable String productId,
        @Nullable String trackingToken,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppUserAction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppUserAction[" + line + ", action=" + action + ", component=" + component + "]";
    }
}
