package io.escala.core.send;

import io.escala.core.result.Refusal;
import io.escala.core.send.AttachmentLimits.Availability;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.library.FileSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the menu beside the text of a message. A snapshot.
 *
 * @param entry which
 * @param availability whether it exists there and on the channel, or is announced
 * @param refusals why it cannot be used now, such as a closed window; empty when it can, and for what is not available
 * @param limits what its files may be; null for templates
 */
public record AttachmentOption(
        Entry entry,
        Availability availability,
        List<Refusal> refusals,
        @Nullable AttachmentLimits limits) {
    /** The entries, in the order of the menu. */
    public enum Entry {
        /** A template that Meta has approved. */
        TEMPLATE(null, null),
        /** Images of the account's gallery. */
        IMAGE(MediaKind.IMAGE, FileSource.ESCALA_GALLERY),
        /** A document of the account's library. */
        DOCUMENT(MediaKind.DOCUMENT, FileSource.ESCALA_LIBRARY),
        /** Pictures of the device. */
        DEVICE_GALLERY(MediaKind.IMAGE, FileSource.DEVICE_GALLERY),
        /** A picture that is taken now. */
        CAMERA(MediaKind.IMAGE, FileSource.DEVICE_CAMERA),
        /** A recording. */
        AUDIO(MediaKind.AUDIO, FileSource.DEVICE_MICROPHONE),
        /** Files of the device. */
        FILES(MediaKind.DOCUMENT, FileSource.DEVICE_FILES),
        /** A video. */
        VIDEO(MediaKind.VIDEO, FileSource.DEVICE_FILES);

        private final @Nullable MediaKind kind;
        private final @Nullable FileSource source;

        Entry(@Nullable MediaKind kind, @Nullable FileSource source) {
            this.kind = kind;
            this.source = source;
        }

        /** Returns how its files are shown; empty for templates. */
        public Optional<MediaKind> kind() {
            return Optional.ofNullable(kind);
        }

        /** Returns where its files are taken from; empty for templates. */
        public Optional<FileSource> source() {
            return Optional.ofNullable(source);
        }
    }

    public AttachmentOption {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(availability, "availability");
        refusals = List.copyOf(refusals);
    }

    /** Returns whether it can be used now. */
    public boolean usable() {
        return availability == Availability.ALLOWED && refusals.isEmpty();
    }
}
