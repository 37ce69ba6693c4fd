package io.escala.core.internal.loop;

import io.escala.core.channel.MediaSource;
import io.escala.core.port.MediaStorage;
import java.util.Objects;

/**
 * What fetching media takes: both or none.
 *
 * @param source where they come from
 * @param storage where they go
 */
public record MediaPorts(MediaSource source, MediaStorage storage) {
    public MediaPorts {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(storage, "storage");
    }
}
