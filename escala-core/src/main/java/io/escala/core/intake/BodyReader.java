package io.escala.core.intake;

import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored webhook bodies, from the journal and the quarantine. Implemented by the channel adapters, because the inbox
 * itself reads no JSON; thread-safe.
 */
@FunctionalInterface
public interface BodyReader {
    /**
     * Reads a body whose signature was valid on receipt. Never fails: any bytes give at least one event.
     *
     * @param appId the Meta app whose secret signed it, or null when unknown
     * @param body the body
     * @param receivedAt when it was received, or null for now
     * @return its events
     */
    IncomingBatch read(@Nullable String appId, RawBytes body, @Nullable Instant receivedAt);
}
