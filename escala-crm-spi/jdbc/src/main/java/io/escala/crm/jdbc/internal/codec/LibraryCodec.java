package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The storage form of files. */
public final class LibraryCodec {
    private static final String TABLE = "escala_library_files";

    private LibraryCodec() {}

    /** Writes what has no column of its own as JSON. */
    public static String write(LibraryFile file) {
        return EntryCodec.by(file.addedBy())
                .put("name", file.name())
                .put("kind", StoredNames.MEDIA.tag(file.kind()))
                .put("mimeType", file.mimeType())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256())
                .put("storageKey", file.storageKey())
                .json();
    }

    /** Returns the words by which it is found, each behind a space. */
    public static String words(LibraryFile file) {
        return " " + String.join(" ", file.searchWords());
    }

    /** Returns the stored name of a source. */
    public static String source(FileSource source) {
        return StoredNames.FILE_SOURCE.tag(source);
    }

    /** Reads a file from its columns and JSON. */
    public static LibraryFile file(
            AccountId account, String id, String source, Instant addedAt, @Nullable Instant removedAt, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return new LibraryFile(
                account,
                new LibraryFileId(id),
                doc.text("name"),
                StoredNames.MEDIA.value(doc.text("kind")),
                StoredNames.FILE_SOURCE.value(source),
                doc.text("mimeType"),
                doc.number("bytes"),
                doc.text("sha256"),
                doc.text("storageKey"),
                EntryCodec.author(doc, TABLE),
                addedAt,
                removedAt);
    }
}
