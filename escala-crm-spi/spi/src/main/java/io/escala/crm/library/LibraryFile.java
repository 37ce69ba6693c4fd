package io.escala.crm.library;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.SearchWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of an account that can be sent. Its bytes are in the host's storage and never change. One that is removed is listed no more; what
 * was sent of it stays readable.
 *
 * @param name its name as shown, cleaned and never a path
 * @param kind how it is shown in a message
 * @param source where it was taken from
 * @param mimeType its type, which its first bytes do not contradict
 * @param bytes its size, at least 1
 * @param sha256 the digest of its bytes, 64 lower-case hexadecimal digits
 * @param storageKey its key in the host's storage
 * @param addedBy who added it
 * @param addedAt when, to the millisecond
 * @param removedAt since when it is not listed, to the millisecond; or null
 */
public record LibraryFile(
        AccountId account,
        LibraryFileId id,
        String name,
        MediaKind kind,
        FileSource source,
        String mimeType,
        long bytes,
        String sha256,
        String storageKey,
        Author addedBy,
        Instant addedAt,
        @Nullable Instant removedAt) {
    private static final int DIGEST_LENGTH = 64;

    /** Cleans the name and truncates times. */
    public LibraryFile {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        name = nameOf(name);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        mimeType = Checks.opaque("mimeType", mimeType);
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1, are " + bytes);
        }
        if (sha256.length() != DIGEST_LENGTH
                || !sha256.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hexadecimal digits");
        }
        storageKey = Checks.opaque("storageKey", storageKey);
        Objects.requireNonNull(addedBy, "addedBy");
        addedAt = addedAt.truncatedTo(ChronoUnit.MILLIS);
        removedAt = removedAt == null ? null : removedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Returns a name without what a path would be made of, and without characters that hide what it ends with.
     *
     * @throws IllegalArgumentException when nothing is left of it
     */
    private static String nameOf(String given) {
        String cleaned = SafeText.name(given.replace('/', '_').replace('\\', '_'));
        if (cleaned == null) {
            throw new IllegalArgumentException("name must not be blank");
        }
        return cleaned;
    }

    /** Returns the folded words by which it is found ({@link SearchWords}). */
    public List<String> searchWords() {
        return SearchWords.of(name);
    }

    /** Returns whether it is listed no more. */
    public boolean removed() {
        return removedAt != null;
    }

    /** Returns a copy that is listed no more; one that is removed already keeps its time. */
    public LibraryFile removedSince(Instant at) {
        return removed()
                ? this
                : new LibraryFile(
                        account, id, name, kind, source, mimeType, bytes, sha256, storageKey, addedBy, addedAt, at);
    }

    /** Without the name: names of files may be personal data. */
    @Override
    public String toString() {
        return "LibraryFile[" + account + "/" + id + ", " + kind + " of " + source + ", " + bytes + " bytes]";
    }
}
