package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conversation passes from one app to another, or an app asks for it.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param kind Meta's word for it
 * @param user whose conversation
 * @param at when, or null when the wire's time was missing or unusable
 * @param previousOwnerAppId the app that had it, or null
 * @param newOwnerAppId the app that has it now, or null
 * @param requestedOwnerAppId the app that asks for it, or null
 * @param metadata what the other app says about it, or null
 * @param raw the item as it came
 */
public record DirectThreadControl(
        Channel channel,
        @Nullable LineKey line,
        String kind,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String previousOwnerAppId,
        @Nullable String newOwnerAppId,
        @Nullable String requestedOwnerAppId,
        @Nullable String metadata,
        RawBytes raw)
        implements DirectEvent {
    public DirectThreadControl {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectThreadControl[" + line + ", kind=" + kind + ", previousOwnerAppId=" + previousOwnerAppId
                + ", newOwnerAppId=" + newOwnerAppId + ", requestedOwnerAppId=" + requestedOwnerAppId + "]";
    }
}
