package io.escala.core.channel;

import io.escala.crm.conversation.MediaKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file to upload to a channel, before a message that refers to it is sent.
 *
 * @param kind how it is to be shown
 * @param mimeType its type, such as {@code image/jpeg}
 * @param fileName the name shown to the recipient, where the channel takes it from the upload; or null
 * @param content its bytes
 */
public record UploadFile(
        MediaKind kind, String mimeType, @Nullable String fileName, ContentSource content) {
    public UploadFile {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(content, "content");
    }

    /** Omits the name, which may be personal data. */
    @Override
    public String toString() {
        return "UploadFile[" + kind + ", " + mimeType + "]";
    }
}
