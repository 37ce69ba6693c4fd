package io.escala.core.library;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The files of the account of a {@link io.escala.core.inbox.Desk}. What is sent is put in first, once; then it is sent by its id any number
 * of times.
 *
 * <pre>{@code
 * LibraryFile photo = desk.library().add(NewFile.image("sofa.jpg", ContentSource.of(path))).orThrow();
 * desk.messages().send(SendRequest.to(conversation).image(photo.id()).caption("The sofa")).orThrow();
 * }</pre>
 *
 * <p>Whoever converses adds, lists and opens files. One removes what one added; what others added is removed by the host and by roles with {@link
 * io.escala.crm.account.Permission#CONFIGURE}. The bytes are in the host's {@link io.escala.core.port.MediaStorage}.
 *
 * <p>Thread-safe. Every call throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable. Not for implementing outside
 * tests: minor versions add methods.
 */
@CheckReturnValue
public interface Library {
    /**
     * Puts a file in. Its bytes are read once, as a stream. Refused, by its real bytes: a file that is empty or too large, that is longer or shorter than
     * its source states, of a type that no channel takes, or of another type than it claims to be.
     *
     * @param file the file
     * @return the file as it is kept
     * @throws IOException when the source cannot be read, or the storage cannot keep it now; nothing was put in
     */
    Outcome<LibraryFile> add(NewFile file) throws IOException;

    /**
     * Returns a file, such as one that was sent before.
     *
     * @param file its id
     * @return the file, also when it was removed; empty when there is none
     */
    Optional<LibraryFile> find(LibraryFileId file);

    /**
     * Lists the files of the gallery or of the library, the newest first.
     *
     * @param source which
     * @return the files; of a source that is of single sends none
     */
    Listing<LibraryFile> list(FileSource source);

    /**
     * Lists files by their names: every word of the term is the beginning of a word of the name.
     *
     * @param source the gallery or the library
     * @param term what somebody typed; without letters and digits it matches every file
     * @return the files, the newest first
     * @throws IllegalArgumentException when the term is longer than {@value io.escala.crm.store.LibraryFilter#MAX_TERM} characters
     */
    Listing<LibraryFile> search(FileSource source, String term);

    /**
     * Opens the bytes of a file, such as for a preview. Serve it as a download, never as a page.
     *
     * @param file its id
     * @return the bytes, to be closed by the caller; empty when there is no such file, or its bytes are gone
     * @throws IOException when the storage cannot open it now
     */
    Optional<InputStream> open(LibraryFileId file) throws IOException;

    /**
     * Takes a file off the lists. It cannot be sent any more; messages that it was sent with keep it.
     *
     * @param file its id
     * @return the file; one that was removed before stays as it is
     */
    Outcome<LibraryFile> remove(LibraryFileId file);
}
