package io.escala.core.internal.loop;

import io.escala.core.channel.MediaSource;
import io.escala.core.port.MediaStorage;
import java.util.Objects;

/**
 * The ports for fetching media: both or none.
 *
 * @param source the source
 * @param storage the storage
 */
public record MediaPorts(MediaSource source, MediaStorage storage) {
    public MediaPorts {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(storage, "storage");
    }
}
