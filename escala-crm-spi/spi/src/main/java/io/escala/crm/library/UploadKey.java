package io.escala.crm.library;

import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineId;
import java.util.Objects;

/**
 * A file as one line sends it.
 *
 * @param line the line
 * @param storageKey the file's key in the host's storage
 */
public record UploadKey(LineId line, String storageKey) {
    public UploadKey {
        Objects.requireNonNull(line, "line");
        storageKey = Checks.opaque("storageKey", storageKey);
    }
}
