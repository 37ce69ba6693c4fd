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
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user who
 * @param at when, or null when the wire's time was missing or unusable
 * @param formId the form, or null; its answers are fetched by it
 * @param raw the item as it came
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

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectForm[" + line + ", formId=" + formId + "]";
    }
}
