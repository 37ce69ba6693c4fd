package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person completed a feedback form on Messenger.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param answers one answer per question
 * @param raw the item as received
 */
public record DirectFeedback(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        List<FeedbackAnswer> answers,
        RawBytes raw)
        implements DirectEvent {
    public DirectFeedback {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        answers = List.copyOf(answers);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "messaging_feedback";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectFeedback[" + line + "]";
    }
}
