package io.escala.core.send;

import io.escala.crm.library.FileSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What may be attached of one kind, on one surface and channel.
 *
 * @param availability whether anything may
 * @param mimeTypes the types that the channel takes
 * @param maxBytes the most bytes of a file
 * @param maxFiles the most files of one send; each is a message of its own
 * @param maxCaption the longest caption in characters; 0 when the channel shows none
 * @param sources where files may be taken from, and which types from there
 */
public record AttachmentLimits(
        Availability availability,
        Set<String> mimeTypes,
        long maxBytes,
        int maxFiles,
        int maxCaption,
        Map<FileSource, Set<String>> sources) {
    /** Whether a kind may be attached. */
    public enum Availability {
        /** It may. */
        ALLOWED,
        /** Not yet; it is announced. */
        COMING_SOON,
        /** It may not. */
        NEVER
    }

    /** Copies the sets. */
    public AttachmentLimits {
        Objects.requireNonNull(availability, "availability");
        mimeTypes = Set.copyOf(mimeTypes);
        Map<FileSource, Set<String>> copy = new EnumMap<>(FileSource.class);
        sources.forEach((source, types) -> copy.put(source, Set.copyOf(types)));
        sources = Collections.unmodifiableMap(copy);
    }

    /** Returns the limits of what may not be attached. */
    public static AttachmentLimits none(Availability availability) {
        return new AttachmentLimits(availability, Set.of(), 0, 0, 0, Map.of());
    }

    /** Returns whether files of this kind may be attached. */
    public boolean allowed() {
        return availability == Availability.ALLOWED;
    }

    /** Returns these limits with only these sources, of all types. */
    public AttachmentLimits from(FileSource... only) {
        Map<FileSource, Set<String>> kept = new EnumMap<>(FileSource.class);
        for (FileSource source : only) {
            kept.put(source, mimeTypes);
        }
        return new AttachmentLimits(availability, mimeTypes, maxBytes, maxFiles, maxCaption, kept);
    }

    /** Returns these limits with only these types from a source. */
    public AttachmentLimits from(FileSource source, Set<String> types) {
        Map<FileSource, Set<String>> changed = new EnumMap<>(FileSource.class);
        changed.putAll(sources);
        changed.put(source, types);
        return new AttachmentLimits(availability, mimeTypes, maxBytes, maxFiles, maxCaption, changed);
    }
}
