package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A label of Meta's inbox was added to or removed from a person.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person
 * @param at the event time, or else when Meta sent it; or null
 * @param action {@code add}, {@code remove} and others, or null
 * @param labelId the label, or null
 * @param labelName the label's name, or null
 * @param raw the item as received
 */
public record PageLabelChange(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String action,
        @Nullable String labelId,
        @Nullable String labelName,
        RawBytes raw)
        implements DirectEvent {
    public PageLabelChange {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "inbox_labels";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "PageLabelChange[" + line + ", action=" + action + ", labelId=" + labelId + "]";
    }
}
