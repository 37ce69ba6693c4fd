package io.escala.core.intake;

import io.escala.core.channel.TryAgainException;
import io.escala.crm.quarantine.RawBytes;
import org.jspecify.annotations.Nullable;

/** Keeps webhook bodies to be filed later, as durable work, for endpoints that must answer in milliseconds. Thread-safe. */
@FunctionalInterface
public interface Journal {
    /**
     * Keeps a body. When this returns, the body is committed together with the work that files it. Appending the same body
     * again while it is pending has no effect.
     *
     * @param appId the Meta app whose secret signed it, or null when the host did not name the secret's app
     * @param severalApps whether the endpoint serves several Meta apps, which decides what a line without app accepts
     * @param body the body as received, with a valid signature
     * @throws TryAgainException when the store cannot accept it now; the body may be appended again
     */
    void append(@Nullable String appId, boolean severalApps, RawBytes body);
}
