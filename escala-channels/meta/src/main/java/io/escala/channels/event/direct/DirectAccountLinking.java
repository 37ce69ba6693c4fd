package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person linked their account with the business to the conversation, or took the link back.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user who
 * @param at when, or null when the wire's time was missing or unusable
 * @param status {@code linked} or {@code unlinked}, or null
 * @param authorizationCode what the business gave out at the end of the login, or null; a secret
 * @param raw the item as it came
 */
public record DirectAccountLinking(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String status,
        @Nullable String authorizationCode,
        RawBytes raw)
        implements DirectEvent {
    public DirectAccountLinking {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "account_linking";
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectAccountLinking[" + line + ", status=" + status + "]";
    }
}
