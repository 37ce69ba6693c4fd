package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The roles of apps on a Page changed. Legacy: conversation routing has no roles.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param roles roles by app id
 * @param raw the item as received
 */
public record DirectAppRoles(
        Channel channel, @Nullable LineKey line, @Nullable Instant at, Map<String, List<String>> roles, RawBytes raw)
        implements DirectEvent {
    public DirectAppRoles {
        Objects.requireNonNull(channel, "channel");
        roles = Map.copyOf(roles);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "app_roles";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectAppRoles[" + line + ", roles=" + roles + "]";
    }
}
