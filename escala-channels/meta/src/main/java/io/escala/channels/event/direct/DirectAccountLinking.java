package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person linked their account at the business to the conversation, or unlinked it.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param status {@code linked} or {@code unlinked}, or null
 * @param authorizationCode the code the business issued at the end of the login, or null; a secret
 * @param raw the item as received
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

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectAccountLinking[" + line + ", status=" + status + "]";
    }
}
