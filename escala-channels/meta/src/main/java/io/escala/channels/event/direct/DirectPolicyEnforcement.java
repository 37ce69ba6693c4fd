package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta warns, blocks or unblocks the Page.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param kind Meta's word for it
 * @param at when, or null when the wire's time was missing or unusable
 * @param action {@code warning}, {@code block} or {@code unblock}, or null
 * @param reason Meta's explanation, or null
 * @param raw the item as it came
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

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectPolicyEnforcement[" + line + ", kind=" + kind + ", action=" + action + ", reason=" + reason + "]";
    }
}
