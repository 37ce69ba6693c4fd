package io.escala.channels.event;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item that is no item at all, such as a number where an object is due.
 *
 * @param line the line, or null
 * @param problem what is wrong, without anything of its content
 * @param raw the item as it came
 */
public record Malformed(@Nullable LineKey line, String problem, RawBytes raw) implements MetaEvent {
    public Malformed {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(raw, "raw");
    }
}
