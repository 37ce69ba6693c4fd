package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a medium of a message. The message is stored at once; the bytes are fetched later, if the host wants them,
 * and until then the medium is pending. Type and name are the sender's claims and not verified.
 *
 * @param providerId Meta's media id, or null where the channel gives a URL instead
 * @param url Meta's URL, which expires within minutes to days, or null
 * @param mimeType the claimed type, or null
 * @param sha256 the claimed digest in the form received, or null
 * @param fileName the claimed name, cleaned and never a path, or null
 */
public record MediaRef(
        MediaKind kind,
        @Nullable String providerId,
        @Nullable String url,
        @Nullable String mimeType,
        @Nullable String sha256,
        @Nullable String fileName) {
    public MediaRef {
        Objects.requireNonNull(kind, "kind");
        providerId = providerId == null ? null : SafeText.storable(providerId);
        url = url == null ? null : SafeText.storable(url);
        mimeType = SafeText.name(mimeType);
        sha256 = SafeText.name(sha256);
        fileName = SafeText.name(
                fileName == null ? null : fileName.replace('/', '_').replace('\\', '_'));
    }

    /** Kind only: URLs carry signatures. */
    @Override
    public String toString() {
        return "MediaRef[" + kind + "]";
    }
}
