package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the files of an account, and where they were uploaded. The guarantees of {@link CrmStore} apply to every read. */
public interface LibraryReads {
    /**
     * Reads files.
     *
     * @param ids their ids, any number
     * @return those that exist in this account, removed ones included
     */
    default Map<LibraryFileId, LibraryFile> libraryFiles(AccountId account, Collection<LibraryFileId> ids) {
        throw new UnsupportedOperationException("the store does not keep files: libraryFiles");
    }

    /**
     * Lists files in the order of {@link LibraryPosition}: the newest first.
     *
     * @param after start of the page: the text of a {@link LibraryPosition}, or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of files
     */
    default CursorPage<LibraryFile> listLibraryFiles(
            AccountId account, LibraryFilter filter, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("the store does not keep files: listLibraryFiles");
    }

    /**
     * Counts the files that {@link #listLibraryFiles} lists over all pages, up to a number.
     *
     * @param enough where counting may stop, at least 1; {@link Long#MAX_VALUE} to count all
     * @return their number, or {@code enough} if there are that many or more
     */
    default long countLibraryFiles(AccountId account, LibraryFilter filter, long enough) {
        throw new UnsupportedOperationException("the store does not keep files: countLibraryFiles");
    }

    /**
     * Reads the latest uploads of files.
     *
     * @param keys files and lines, any number
     * @return those that exist in this account
     */
    default Map<UploadKey, Upload> uploads(AccountId account, Collection<UploadKey> keys) {
        throw new UnsupportedOperationException("the store does not keep uploads: uploads");
    }
}
