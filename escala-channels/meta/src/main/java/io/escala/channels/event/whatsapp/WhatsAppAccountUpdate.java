package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp Business account was restricted, banned, verified, connected, disconnected, or otherwise changed.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's words for it, from the outside in
 * @param at when Meta says the body was made, or null
 * @param event Meta's word, such as {@code ACCOUNT_RESTRICTION}, or null
 * @param displayNumber the business number as people see it, or null
 * @param subjectAccountId the account it is about where Meta names one, or null
 * @param ownerBusinessId the business that owns it, or null
 * @param violation which rule was broken, or null
 * @param remediation what to do about it, or null
 * @param banState {@code DISABLE}, {@code REINSTATE} or {@code SCHEDULE_FOR_DISABLE}, or null
 * @param banDate as Meta writes it, or null
 * @param restrictions what is restricted
 * @param disconnectionReason why a number left, or null
 * @param disconnectedBy {@code SYSTEM} or {@code USER}, or null
 * @param country the primary country of the business, or null
 * @param raw the item as it came
 */
public record WhatsAppAccountUpdate(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String event,
        @Nullable String displayNumber,
        @Nullable String subjectAccountId,
        @Nullable String ownerBusinessId,
        @Nullable String violation,
        @Nullable String remediation,
        @Nullable String banState,
        @Nullable String banDate,
        List<WhatsAppRestriction> restrictions,
        @Nullable String disconnectionReason,
        @Nullable String disconnectedBy,
        @Nullable String country,
        RawBytes raw)
        implements WhatsAppEvent {
    /** Checks that nothing is missing that the wire cannot leave out, and copies the lists. */
    public WhatsAppAccountUpdate {
        Objects.requireNonNull(kind, "kind");
        restrictions = List.copyOf(restrictions);
        Objects.requireNonNull(raw, "raw");
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppAccountUpdate[" + line + ", event=" + event + ", banState=" + banState
                + ", disconnectionReason=" + disconnectionReason + "]";
    }
}
