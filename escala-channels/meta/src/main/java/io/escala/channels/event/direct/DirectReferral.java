package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person came into a conversation that exists already: by a link, an advertisement or a lead form.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user who came
 * @param at when, or null when the wire's time was missing or unusable
 * @param referral where from
 * @param raw the item as it came
 */
public record DirectReferral(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        Referral referral,
        RawBytes raw) implements DirectEvent {
    public DirectReferral {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(referral, "referral");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "referral";
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectReferral[" + line + ", referral=" + referral + "]";
    }
}
