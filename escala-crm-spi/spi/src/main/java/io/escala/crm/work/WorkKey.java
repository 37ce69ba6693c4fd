package io.escala.crm.work;

import io.escala.crm.internal.Checks;
import java.util.Objects;

/**
 * Identifies a work item within an account. Enqueuing a key that is already queued has no effect.
 *
 * @param id the id of its object
 */
public record WorkKey(WorkKind kind, String id) {
    public WorkKey {
        Objects.requireNonNull(kind, "kind");
        Checks.opaque("id", id);
    }

    /** Without Meta's ids of messages, because WhatsApp's ids contain the customer's number, and without reactions. */
    @Override
    public String toString() {
        return kind + "/"
                + switch (kind) {
                    case UNPARK -> "***";
                    case REACTION -> id.substring(0, id.lastIndexOf('/') + 1) + "***";
                    default -> id;
                };
    }
}
