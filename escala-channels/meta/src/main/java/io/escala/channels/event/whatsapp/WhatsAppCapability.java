package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a business changed. A limit is a tier such as {@code TIER_2K} or a number as text, where {@code -1} means no
 * limit.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param maxDailyConversations people with whom the business may start a conversation per day, or null
 * @param maxDailyConversationsPerNumber the same per number, or null; discontinued by Meta in 2026
 * @param maxNumbersPerBusiness maximum numbers of the business, or null
 * @param maxNumbersPerAccount maximum numbers of one WhatsApp Business account, or null
 * @param raw the item as received
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

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppCapability[" + line + ", maxDailyConversations=" + maxDailyConversations + "]";
    }
}
