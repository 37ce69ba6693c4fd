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
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user who
 * @param at when, or null when the wire's time was missing or unusable
 * @param products what is in it
 * @param note what they wrote to it, or null
 * @param raw the item as it came
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

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectOrder[" + line + "]";
    }
}
