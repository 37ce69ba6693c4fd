package io.escala.channels.event;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item of a kind that has no type in this version. It is not an error and is kept whole.
 *
 * @param line the line, or null
 * @param kind Meta's name for the kind, outermost part first, such as {@code messages/reaction} or {@code account_update}
 * @param raw the item as received
 */
public record Unrecognized(@Nullable LineKey line, String kind, RawBytes raw) implements MetaEvent {
    /** Cleans the kind, which is text from the body. */
    public Unrecognized {
        kind = Objects.requireNonNullElse(SafeText.name(kind), "unknown");
        Objects.requireNonNull(raw, "raw");
    }
}
