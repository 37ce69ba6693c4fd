package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a business may do changed. Limits are words such as {@code TIER_2K}, or numbers in their own digits, where
 * {@code -1} is none.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's words for it, from the outside in
 * @param at when Meta says the body was made, or null
 * @param maxDailyConversations people the business may write to first per day, or null
 * @param maxDailyConversationsPerNumber the same per number, or null; Meta gave it up in 2026
 * @param maxNumbersPerBusiness numbers the business may have, or null
 * @param maxNumbersPerAccount numbers one WhatsApp Business account may have, or null
 * @param raw the item as it came
 */
public record WhatsAppCapability(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String maxDailyConversations,
        @Nullable String maxDailyConversationsPerNumber,
        @Nullable String maxNumbersPerBusiness,
        @Nullable String maxNumbersPerAccount,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppCapability {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppCapability[" + line + ", maxDailyConversations=" + maxDailyConversations + "]";
    }
}
