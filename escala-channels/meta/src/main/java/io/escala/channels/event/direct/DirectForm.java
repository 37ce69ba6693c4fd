package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person submitted an instant form inside the conversation.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param formId the id of the form, with which its answers can be fetched; or null
 * @param raw the item as received
 */
public record DirectForm(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String formId,
        RawBytes raw)
        implements DirectEvent {
    public DirectForm {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "form";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectForm[" + line + ", formId=" + formId + "]";
    }
}
