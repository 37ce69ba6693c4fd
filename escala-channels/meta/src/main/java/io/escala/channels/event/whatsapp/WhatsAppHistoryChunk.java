package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of the history without messages: the last one, or the owner's refusal to share the history.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param progress the progress of the transfer
 * @param errors why there is no history
 * @param raw the item as received
 */
public record WhatsAppHistoryChunk(
        @Nullable LineKey line, String kind, WhatsAppHistoryProgress progress, List<WhatsAppError> errors, RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppHistoryChunk {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(progress, "progress");
        errors = List.copyOf(errors);
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppHistoryChunk[" + line + ", progress=" + progress + "]";
    }
}
