package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta warned, blocked or unblocked the Page.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param kind Meta's name for the kind
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param action {@code warning}, {@code block} or {@code unblock}, or null
 * @param reason Meta's explanation, or null
 * @param raw the item as received
 */
public record DirectPolicyEnforcement(
        Channel channel,
        @Nullable LineKey line,
        String kind,
        @Nullable Instant at,
        @Nullable String action,
        @Nullable String reason,
        RawBytes raw)
        implements DirectEvent {
    public DirectPolicyEnforcement {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectPolicyEnforcement[" + line + ", kind=" + kind + ", action=" + action + ", reason=" + reason + "]";
    }
}
