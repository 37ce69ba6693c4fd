package io.escala.crm.library;

import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A file that was uploaded to a channel, where it is sent by its id until that expires.
 *
 * @param key the file and the line it was uploaded through
 * @param mediaId the channel's id of it
 * @param at when it was uploaded, to the millisecond
 */
public record Upload(UploadKey key, String mediaId, Instant at) {
    public Upload {
        Objects.requireNonNull(key, "key");
        mediaId = Checks.opaque("mediaId", mediaId);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
