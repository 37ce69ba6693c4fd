package io.escala.fakemeta.internal.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * A stored media file.
 *
 * @param id the media id
 * @param mimeType its type
 * @param name its file name; empty for none
 * @param bytes its content
 * @param since when it was stored or its address was last requested
 * @param owner the id of the phone number, Page or account it was uploaded to; empty for a file that a person sent
 * @param uploaded when it was stored
 */
@SuppressWarnings("ArrayRecordComponent") // Files are never compared.
public record StoredFile(
        String id, String mimeType, String name, byte[] bytes, Instant since, String owner, Instant uploaded) {
    /** Whether it can be sent by one of these owners, within that time after its upload. */
    boolean sendable(Collection<String> owners, Duration lives, Instant now) {
        return owners.contains(owner) && now.isBefore(uploaded.plus(lives));
    }
}
