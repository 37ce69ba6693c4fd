package io.escala.core.intake;

import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads webhook bodies that were kept: those of the journal and of the quarantine. Implemented by the wires, because the inbox
 * itself reads no JSON; thread-safe.
 */
@FunctionalInterface
public interface BodyReader {
    /**
     * Reads a body whose signature held when it came. Total: any bytes give at least one event.
     *
     * @param appId the Meta app whose secret signed it, or null when that was not told
     * @param body the body
     * @param receivedAt when it came, or null for now
     * @return its events
     */
    IncomingBatch read(@Nullable String appId, RawBytes body, @Nullable Instant receivedAt);
}
