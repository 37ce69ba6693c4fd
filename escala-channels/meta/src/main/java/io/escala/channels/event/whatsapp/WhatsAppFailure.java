package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Errors of the line or the account that belong to no message.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param errors the errors in Meta's order, worst first
 * @param raw the item as received
 */
public record WhatsAppFailure(@Nullable LineKey line, String kind, List<WhatsAppError> errors, RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppFailure {
        Objects.requireNonNull(kind, "kind");
        errors = List.copyOf(errors);
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppFailure[" + line + ", kind=" + kind + ", errors=" + errors + "]";
    }
}
