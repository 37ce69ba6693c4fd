package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The messaging limit, throughput or quality flag of a business number changed.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param displayNumber the business number as displayed, or null
 * @param event Meta's name of the change, such as {@code THROUGHPUT_UPGRADE}, or null
 * @param currentLimit the current limit, or null; discontinued by Meta in 2026
 * @param oldLimit the previous limit, or null; discontinued by Meta in 2026
 * @param maxDailyConversations the limit of the whole business, such as {@code TIER_2K}, or null
 * @param raw the item as received
 */
public record WhatsAppNumberQuality(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String displayNumber,
        @Nullable String event,
        @Nullable String currentLimit,
        @Nullable String oldLimit,
        @Nullable String maxDailyConversations,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppNumberQuality {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppNumberQuality[" + line + ", event=" + event + ", currentLimit=" + currentLimit
                + ", maxDailyConversations=" + maxDailyConversations + "]";
    }
}
