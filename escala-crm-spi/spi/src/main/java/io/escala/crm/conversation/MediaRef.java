package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A medium that a message points at. The message is kept at once; the bytes are fetched later, if the host wants them, and
 * until then the medium is pending. What the sender claims about it (type, name) is a claim.
 *
 * @param kind what it is
 * @param providerId Meta's media id, or null where the channel gives a URL instead
 * @param url Meta's URL, which expires within minutes to days, or null
 * @param mimeType the claimed type, or null
 * @param sha256 the claimed digest in the form it came, or null
 * @param fileName the claimed name, cleaned and never a path, or null
 */
public record MediaRef(
        MediaKind kind,
        @Nullable String providerId,
        @Nullable String url,
        @Nullable String mimeType,
        @Nullable String sha256,
        @Nullable String fileName) {
    /** Cleans every text. */
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
