package io.escala.core.port;

import io.escala.core.channel.ContentSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Converts sound files for voice notes, which WhatsApp takes as OGG with Opus, one channel, only. The host implements it over a program or service of
 * its own; thread-safe. By default nothing is converted.
 */
@FunctionalInterface
public interface Transcoder {
    /**
     * Converts a recording to OGG with Opus.
     *
     * @param mimeType its type by its bytes, such as {@code audio/mp4}
     * @param content its bytes
     * @return the converted bytes, of a known length; empty when this type cannot be converted
     * @throws IOException when it cannot be converted now
     */
    Optional<ContentSource> toVoiceNote(String mimeType, ContentSource content) throws IOException;

    /** Returns one that converts nothing. */
    static Transcoder none() {
        return (mimeType, content) -> Optional.empty();
    }
}
