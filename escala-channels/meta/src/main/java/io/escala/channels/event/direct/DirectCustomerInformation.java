package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person filled in a form for contact details on Messenger.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user who
 * @param at when, or null when the wire's time was missing or unusable
 * @param answers one for each field
 * @param raw the item as it came
 */
public record DirectCustomerInformation(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        List<FormAnswer> answers,
        RawBytes raw)
        implements DirectEvent {
    public DirectCustomerInformation {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        answers = List.copyOf(answers);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "messaging_customer_information";
    }

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectCustomerInformation[" + line + "]";
    }
}
