package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person entered an existing conversation through a link, an advertisement or a lead form.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param referral the source
 * @param raw the item as received
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

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectReferral[" + line + ", referral=" + referral + "]";
    }
}
