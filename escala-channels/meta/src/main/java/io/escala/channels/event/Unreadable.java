package io.escala.channels.event;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole body that is not JSON or exceeds a limit.
 *
 * @param problem what is wrong; contains nothing of the content
 * @param raw the body as received
 */
public record Unreadable(String problem, RawBytes raw) implements MetaEvent {
    public Unreadable {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public @Nullable LineKey line() {
        return null;
    }
}
