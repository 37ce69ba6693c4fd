package io.escala.channels.event;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item that is not a JSON object, such as a number where an object is required.
 *
 * @param line the line, or null
 * @param problem what is wrong; contains nothing of the content
 * @param raw the item as received
 */
public record Malformed(@Nullable LineKey line, String problem, RawBytes raw) implements MetaEvent {
    public Malformed {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(raw, "raw");
    }
}
