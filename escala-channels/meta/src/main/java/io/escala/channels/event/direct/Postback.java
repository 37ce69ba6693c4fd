package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tap on get-started, a menu entry, an ice breaker or a template's button, on Messenger or Instagram.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param from the person
 * @param id Meta's id of it, or null: older versions and some ice breakers have none
 * @param at when, or null when the wire's time was unusable
 * @param payload what the business attached to the button, or null
 * @param title what the person saw, or null
 * @param referral where the person came from, or null: on a tap that opened the conversation
 * @param raw the item as it came
 */
public record Postback(
        Channel channel,
        @Nullable LineKey line,
        DirectUser from,
        @Nullable String id,
        @Nullable Instant at,
        @Nullable String payload,
        @Nullable String title,
        @Nullable Referral referral,
        RawBytes raw)
        implements DirectEvent {
    public Postback {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "postback";
    }

    /** Without the person's id and texts. */
    @Override
    public String toString() {
        return "Postback[" + line + ", id=" + id + "]";
    }
}
