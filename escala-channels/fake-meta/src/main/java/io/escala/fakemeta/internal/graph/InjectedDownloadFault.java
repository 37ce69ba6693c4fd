package io.escala.fakemeta.internal.graph;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The answer instead of a file.
 *
 * @param http the HTTP status
 * @param headers headers that add to or replace the normal ones
 * @param bytes the body, or null for the file's own
 * @param packed whether the body is compressed with gzip
 * @param spread the duration over which the body is sent
 */
@SuppressWarnings("ArrayRecordComponent") // Faults are never compared.
public record InjectedDownloadFault(
        int http, Map<String, String> headers, byte @Nullable [] bytes, boolean packed, Duration spread) {

    private static final int PIECES = 10;

    ResponseDefinition instead(Answer honest) {
        byte[] body = bytes == null ? honest.body() : bytes;
        Map<String, String> all = new HashMap<>(Map.of("Content-Type", honest.contentType()));
        all.putAll(headers);
        ResponseDefinitionBuilder builder =
                ResponseDefinitionBuilder.responseDefinition().withStatus(http).withBody(packed ? gzip(body) : body);
        all.forEach(builder::withHeader);
        if (!spread.isZero()) {
            builder.withChunkedDribbleDelay(PIECES, Math.toIntExact(spread.toMillis()));
        }
        return builder.build();
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
