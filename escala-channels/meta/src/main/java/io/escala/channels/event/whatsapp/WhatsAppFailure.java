package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Errors of the line or the account, which belong to no message.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param errors the errors, worst first as Meta sends them
 * @param raw the item as it came
 */
public record WhatsAppFailure(@Nullable LineKey line, String kind, List<WhatsAppError> errors, RawBytes raw)
        implements WhatsAppEvent {
    /** Checks that nothing is missing that the wire cannot leave out, and copies the lists. */
    public WhatsAppFailure {
        Objects.requireNonNull(kind, "kind");
        errors = List.copyOf(errors);
        Objects.requireNonNull(raw, "raw");
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppFailure[" + line + ", kind=" + kind + ", errors=" + errors + "]";
    }
}
