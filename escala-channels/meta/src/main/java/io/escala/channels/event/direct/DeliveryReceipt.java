package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Messages were delivered to the person's device. Messenger only: Instagram has no such event.
 *
 * @param channel the channel
 * @param line the Page, or null
 * @param by the person
 * @param upTo everything sent up to this time was delivered; null when missing, contrary to Meta's documentation
 * @param messageIds the delivered messages that Meta lists
 * @param at the event time, or null
 * @param raw the item as received
 */
public record DeliveryReceipt(
        Channel channel,
        @Nullable LineKey line,
        DirectUser by,
        @Nullable Instant upTo,
        List<String> messageIds,
        @Nullable Instant at,
        RawBytes raw)
        implements DirectEvent {
    public DeliveryReceipt {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(by, "by");
        messageIds = List.copyOf(messageIds);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "delivery";
    }

    /** Omits the person's id. */
    @Override
    public String toString() {
        return "DeliveryReceipt[" + line + ", upTo=" + upTo + "]";
    }
}
