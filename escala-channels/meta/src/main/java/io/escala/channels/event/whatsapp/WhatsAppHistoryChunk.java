package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of the history that holds no message: the last one, or the refusal of the owner to share it.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param progress how far the history has come
 * @param errors why there is none
 * @param raw the item as it came
 */
public record WhatsAppHistoryChunk(
        @Nullable LineKey line, String kind, WhatsAppHistoryProgress progress, List<WhatsAppError> errors, RawBytes raw)
        implements WhatsAppEvent {
    /** Checks that nothing is missing that the wire cannot leave out, and copies the lists. */
    public WhatsAppHistoryChunk {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(progress, "progress");
        errors = List.copyOf(errors);
        Objects.requireNonNull(raw, "raw");
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppHistoryChunk[" + line + ", progress=" + progress + "]";
    }
}
