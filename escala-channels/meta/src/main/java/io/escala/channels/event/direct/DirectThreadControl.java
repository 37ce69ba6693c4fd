package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Control of a conversation passes from one app to another, or an app requests it.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param kind Meta's name for the kind
 * @param user the person of the conversation
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param previousOwnerAppId the app that had control, or null
 * @param newOwnerAppId the app that has control now, or null
 * @param requestedOwnerAppId the app that requests control, or null
 * @param metadata the data attached by the other app, or null
 * @param raw the item as received
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

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectThreadControl[" + line + ", kind=" + kind + ", previousOwnerAppId=" + previousOwnerAppId
                + ", newOwnerAppId=" + newOwnerAppId + ", requestedOwnerAppId=" + requestedOwnerAppId + "]";
    }
}
