package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tap on the get-started button, a menu entry, an ice breaker or a template's button, on Messenger or Instagram.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param from the person
 * @param id Meta's id of the tap, or null: older versions and some ice breakers have none
 * @param at the event time, or null when Meta's value is unusable
 * @param payload the data the business attached to the button, or null
 * @param title the button's label, or null
 * @param referral the source of the person, or null; set on a tap that opened the conversation
 * @param raw the item as received
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

    /** Omits the person's id and the texts. */
    @Override
    public String toString() {
        return "Postback[" + line + ", id=" + id + "]";
    }
}
