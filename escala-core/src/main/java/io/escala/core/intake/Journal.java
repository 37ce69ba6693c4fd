package io.escala.core.intake;

import io.escala.core.channel.TryAgainException;
import io.escala.crm.quarantine.RawBytes;
import org.jspecify.annotations.Nullable;

/**
 * Takes webhook bodies to be filed later, as durable work: for endpoints that must answer in milliseconds whatever the body
 * holds. Thread-safe.
 */
@FunctionalInterface
public interface Journal {
    /**
     * Keeps a body. When this returns, it is committed together with the work that files it. The same body again, while the first
     * still waits, is one.
     *
     * @param appId the Meta app whose secret signed it, or null when the host did not say which app a secret belongs to
     * @param body the body as it came, after its signature held
     * @throws TryAgainException when the store cannot take it now; handing it in again is harmless
     */
    void append(@Nullable String appId, RawBytes body);
}
