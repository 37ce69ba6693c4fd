package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a Page or account changed; the subscription does not include their values.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param at the event time, or else when Meta sent it; or null
 * @param fields Meta's names of the changed fields
 * @param raw the item as received
 */
public record ChangedFields(
        Channel channel, @Nullable LineKey line, @Nullable Instant at, List<String> fields, RawBytes raw)
        implements DirectEvent {
    public ChangedFields {
        Objects.requireNonNull(channel, "channel");
        fields = List.copyOf(fields);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "changed_fields";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "ChangedFields[" + line + ", fields=" + fields + "]";
    }
}
