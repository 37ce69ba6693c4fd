package io.escala.core.internal.library;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.AttachmentCapabilities;
import io.escala.core.send.AttachmentLimits;
import io.escala.core.send.Surface;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MediaKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a file can be sent on any channel, by its size and its first bytes: what none takes is not put in. Pure.
 *
 * <ol>
 *   <li>It is not empty, and no larger than the largest of its kind.
 *   <li>Its bytes are of the type that its name or the stated type says; where nothing is said, of one that can be told.
 *   <li>A channel takes its type.
 * </ol>
 */
final class FileRules {
    private static final String FILE = "file";

    private final List<AttachmentLimits> anywhere;

    FileRules(AttachmentCapabilities capabilities, MediaKind kind) {
        anywhere = Arrays.stream(Channel.values())
                .flatMap(channel -> Stream.of(Surface.values()).map(surface -> capabilities.of(surface, channel, kind)))
                .filter(AttachmentLimits::allowed)
                .toList();
    }

    Optional<Refusal> size(long bytes) {
        if (bytes < 1) {
            return Optional.of(other(Reason.FILE_EMPTY));
        }
        long most =
                anywhere.stream().mapToLong(AttachmentLimits::maxBytes).max().orElse(0);
        return bytes <= most
                ? Optional.empty()
                : Optional.of(other(Reason.FILE_TOO_LARGE).limitedTo(most, bytes));
    }

    /** Whether some channel takes a type. */
    boolean takes(String mimeType) {
        return anywhere.stream().anyMatch(limits -> limits.mimeTypes().contains(mimeType));
    }

    static Refusal notWhatItClaims() {
        return other(Reason.FILE_TYPE_NOT_SUPPORTED).because(Cause.NOT_WHAT_IT_CLAIMS);
    }

    static Refusal typeNotSupported(MediaKind kind) {
        Refusal refusal = other(Reason.FILE_TYPE_NOT_SUPPORTED);
        return kind == MediaKind.VOICE ? refusal.because(Cause.NOT_A_VOICE_NOTE) : refusal;
    }

    static Refusal lengthDiffers() {
        return other(Reason.FILE_LENGTH_DIFFERS);
    }

    private static Refusal other(Reason reason) {
        return Refusal.of(reason, Remedy.CHOOSE_OTHER_FILE).in(FILE, null);
    }
}
