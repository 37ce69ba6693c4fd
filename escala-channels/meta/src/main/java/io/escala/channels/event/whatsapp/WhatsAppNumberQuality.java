package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A business number's limit, throughput or flag changed.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's words for it, from the outside in
 * @param at when Meta says the body was made, or null
 * @param displayNumber the business number as people see it, or null
 * @param event Meta's word, such as {@code THROUGHPUT_UPGRADE}, or null
 * @param currentLimit the limit that holds, or null; Meta gave it up in 2026
 * @param oldLimit the limit until now, or null; Meta gave it up in 2026
 * @param maxDailyConversations the limit of the whole business, such as {@code TIER_2K}, or null
 * @param raw the item as it came
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

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppNumberQuality[" + line + ", event=" + event + ", currentLimit=" + currentLimit
                + ", maxDailyConversations=" + maxDailyConversations + "]";
    }
}
