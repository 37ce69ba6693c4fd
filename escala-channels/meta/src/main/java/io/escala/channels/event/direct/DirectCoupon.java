package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person uncovered the code of a coupon.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user who
 * @param at when, or null when the wire's time was missing or unusable
 * @param type the template's type, {@code coupon}; or null
 * @param payload what the business attached to it, or null
 * @param code the code, or null
 * @param raw the item as it came
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

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectCoupon[" + line + ", type=" + type + "]";
    }
}
