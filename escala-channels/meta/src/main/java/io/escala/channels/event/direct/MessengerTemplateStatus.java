package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The review of a Messenger utility template ended, or its status changed.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param kind Meta's name for the kind
 * @param at the event time, or else when Meta sent it; or null
 * @param templateId the template, or null
 * @param name its name, or null
 * @param language its language, or null
 * @param status such as {@code APPROVED}, or null
 * @param reason the reason for the status, or null
 * @param raw the item as received
 */
public record MessengerTemplateStatus(
        Channel channel,
        @Nullable LineKey line,
        String kind,
        @Nullable Instant at,
        @Nullable String templateId,
        @Nullable String name,
        @Nullable String language,
        @Nullable String status,
        @Nullable String reason,
        RawBytes raw)
        implements DirectEvent {
    public MessengerTemplateStatus {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "MessengerTemplateStatus[" + line + ", kind=" + kind + ", templateId=" + templateId + ", name=" + name
                + ", language=" + language + ", status=" + status + ", reason=" + reason + "]";
    }
}
