package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person sent a cart on Messenger.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param products the ordered products
 * @param note the person's note, or null
 * @param raw the item as received
 */
public record DirectOrder(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        List<OrderedProduct> products,
        @Nullable String note,
        RawBytes raw)
        implements DirectEvent {
    public DirectOrder {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        products = List.copyOf(products);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "order";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectOrder[" + line + "]";
    }
}
