package io.escala.crm.work;

import io.escala.crm.internal.Checks;
import java.util.Objects;

/**
 * Names one piece of work within an account. Enqueuing a key that is there already changes nothing.
 *
 * @param kind what is to be done
 * @param id to what
 */
public record WorkKey(WorkKind kind, String id) {
    public WorkKey {
        Objects.requireNonNull(kind, "kind");
        Checks.opaque("id", id);
    }

    /** Without Meta's ids of messages: WhatsApp's hold the customer's number. */
    @Override
    public String toString() {
        return kind + "/" + (kind == WorkKind.UNPARK ? "***" : id);
    }
}
