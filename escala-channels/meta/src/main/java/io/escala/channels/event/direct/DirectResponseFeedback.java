package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person rated one answer of the business on Messenger.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param messageId the rated message, or null
 * @param feedback {@code Good response} or {@code Bad response}, or null
 * @param raw the item as received
 */
public record DirectResponseFeedback(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String messageId,
        @Nullable String feedback,
        RawBytes raw)
        implements DirectEvent {
    public DirectResponseFeedback {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "response_feedback";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectResponseFeedback[" + line + ", messageId=" + messageId + ", feedback=" + feedback + "]";
    }
}
