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
 * The roles of apps on a Page changed. Historic: conversation routing has no roles.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param at when, or null when the wire's time was missing or unusable
 * @param roles the roles of each app by its id
 * @param raw the item as it came
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

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectAppRoles[" + line + ", roles=" + roles + "]";
    }
}
