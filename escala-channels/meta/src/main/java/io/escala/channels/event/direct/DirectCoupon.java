package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person revealed the code of a coupon.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param type the template's type, {@code coupon}; or null
 * @param payload the data the business attached to the coupon, or null
 * @param code the code, or null
 * @param raw the item as received
 */
public record DirectCoupon(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String type,
        @Nullable String payload,
        @Nullable String code,
        RawBytes raw)
        implements DirectEvent {
    public DirectCoupon {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "template";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectCoupon[" + line + ", type=" + type + "]";
    }
}
