package io.escala.crm.schedule;

import io.escala.crm.internal.Checks;

/**
 * A file in the host's storage that a scheduled message is sent with.
 *
 * @param storageKey its key there
 * @param bytes its size, at least 1
 * @param mimeType its type
 */
public record ScheduledFile(String storageKey, long bytes, String mimeType) {
    public ScheduledFile {
        storageKey = Checks.opaque("storageKey", storageKey);
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1, are " + bytes);
        }
        mimeType = Checks.opaque("mimeType", mimeType);
    }
}
