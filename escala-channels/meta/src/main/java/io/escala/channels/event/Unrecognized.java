package io.escala.channels.event;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item of a kind without a type of its own in this version. No trouble, only new: kept whole.
 *
 * @param line the line, or null
 * @param kind Meta's words for it, from the outside in, such as {@code messages/reaction} or {@code account_update}
 * @param raw the item as it came
 */
public record Unrecognized(@Nullable LineKey line, String kind, RawBytes raw) implements MetaEvent {
    /** Cleans the kind: it is text from the wire. */
    public Unrecognized {
        kind = Objects.requireNonNullElse(SafeText.name(kind), "unknown");
        Objects.requireNonNull(raw, "raw");
    }
}
