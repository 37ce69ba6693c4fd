package io.escala.fakemeta.internal.graph;

import java.time.Instant;

/**
 * A stored media file.
 *
 * @param id the media id
 * @param mimeType its type
 * @param name its file name; empty for none
 * @param bytes its content
 * @param since when it was stored or its address was last requested
 */
@SuppressWarnings("ArrayRecordComponent") // Files are never compared.
public record StoredFile(String id, String mimeType, String name, byte[] bytes, Instant since) {}
