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
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param event Meta's name of the change, such as {@code ACCOUNT_RESTRICTION}, or null
 * @param displayNumber the business number as displayed, or null
 * @param subjectAccountId the affected account where Meta names one, or null
 * @param ownerBusinessId the business that owns the account, or null
 * @param violation which rule was broken, or null
 * @param remediation Meta's advice on the violation, or null
 * @param banState {@code DISABLE}, {@code REINSTATE} or {@code SCHEDULE_FOR_DISABLE}, or null
 * @param banDate the date as Meta writes it, or null
 * @param restrictions the restrictions
 * @param disconnectionReason why a number was disconnected, or null
 * @param disconnectedBy {@code SYSTEM} or {@code USER}, or null
 * @param country the primary country of the business, or null
 * @param raw the item as received
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
    public WhatsAppAccountUpdate {
        Objects.requireNonNull(kind, "kind");
        restrictions = List.copyOf(restrictions);
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppAccountUpdate[" + line + ", event=" + event + ", banState=" + banState
                + ", disconnectionReason=" + disconnectionReason + "]";
    }
}
