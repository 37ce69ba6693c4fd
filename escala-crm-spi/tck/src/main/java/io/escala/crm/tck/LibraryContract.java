package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.UserId;
import io.escala.crm.change.LibraryChange.AddFile;
import io.escala.crm.change.LibraryChange.ForgetUpload;
import io.escala.crm.change.LibraryChange.RecordUpload;
import io.escala.crm.change.LibraryChange.RemoveFile;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.LineId;
import io.escala.crm.store.LibraryFilter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files are read as they were added, listed until they are removed and found by the beginnings of words; of uploads the latest is kept. */
abstract class LibraryContract extends StoreContract {
    private static final LibraryFilter GALLERY = LibraryFilter.of(FileSource.ESCALA_GALLERY);
    private static final LibraryFilter LIBRARY = LibraryFilter.of(FileSource.ESCALA_LIBRARY);

    @Test
    void nothingWasAddedYet() {
        assertThat(store.libraryFiles(ACME, List.of(new LibraryFileId("any")))).isEmpty();
        assertThat(store.libraryFiles(ACME, List.of())).isEmpty();
        assertThat(store.uploads(ACME, List.of())).isEmpty();
        assertThat(list(GALLERY)).isEmpty();

        add("one", "One.jpg", NOON);
        assertThat(list(GALLERY)).containsExactly("one");
    }

    @Test
    void filesOfEveryKindAndSourceAreReadAsTheyWereAdded() {
        Map<LibraryFileId, LibraryFile> added = new HashMap<>();
        for (MediaKind kind : MediaKind.values()) {
            for (FileSource source : FileSource.values()) {
                LibraryFile file = new LibraryFile(
                        ACME,
                        new LibraryFileId("file-" + added.size()),
                        "Ñandú \\ % '\" 中文.pdf",
                        kind,
                        source,
                        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                        9_007_199_254_740_993L,
                        "f".repeat(64),
                        "storage/key",
                        kind == MediaKind.IMAGE ? Author.user(new UserId("ana")) : Author.AUTOMATION,
                        NOON.plusMillis(1),
                        null);
                added.put(file.id(), file);
            }
        }
        commitApplied(added.values().stream().map(AddFile::new).toArray(AddFile[]::new));
        commitAppliedIn(GLOBEX, new AddFile(globex.file("file-0", "Theirs", FileSource.ESCALA_GALLERY, NOON)));

        assertThat(store.libraryFiles(ACME, added.keySet())).isEqualTo(added);
        assertThat(store.libraryFiles(GLOBEX, added.keySet())).hasSize(1);
        assertThat(list(GALLERY)).hasSize(MediaKind.values().length);
    }

    @Test
    void fileThatExistsStaysAsItIs() {
        LibraryFile first = add("one", "First", NOON);
        commitApplied(new AddFile(acme.file("one", "Second", FileSource.ESCALA_LIBRARY, NOON)));

        assertThat(store.libraryFiles(ACME, List.of(first.id()))).isEqualTo(Map.of(first.id(), first));
        assertThat(list(LIBRARY)).isEmpty();
    }

    @Test
    void removedFilesAreReadByTheirIdsOnly() {
        LibraryFile file = add("one", "One", NOON);
        commitApplied(new RemoveFile(file.id(), NOON.plusMillis(5)), new RemoveFile(new LibraryFileId("none"), NOON));
        commitApplied(new RemoveFile(file.id(), NOON.plusMillis(9)));

        assertThat(list(GALLERY)).isEmpty();
        assertThat(list(GALLERY.matching("one"))).isEmpty();
        assertThat(store.libraryFiles(ACME, List.of(file.id(), new LibraryFileId("none"))))
                .isEqualTo(Map.of(file.id(), file.removedSince(NOON.plusMillis(5))));
    }

    @Test
    void fileAddedAndRemovedInOneChangeSetIsNotListed() {
        LibraryFile file = acme.file("one", "One", FileSource.ESCALA_GALLERY, NOON);
        commitApplied(new AddFile(file), new RemoveFile(file.id(), NOON));

        assertThat(list(GALLERY)).isEmpty();
        assertThat(store.libraryFiles(ACME, List.of(file.id()))).containsValue(file.removedSince(NOON));
    }

    @Test
    void newestComesFirst() {
        add("b", "x", NOON);
        add("c", "x", NOON.plusMillis(1));
        add("a", "x", NOON);
        add("d", "x", NOON.minusMillis(1));
        commitApplied(new AddFile(acme.file("e", "x", FileSource.ESCALA_LIBRARY, NOON)));

        assertThat(list(GALLERY)).containsExactly("c", "b", "a", "d");
        assertThat(list(LIBRARY)).containsExactly("e");
    }

    @Test
    void everyWordIsTheBeginningOfAWordOfTheName() {
        add("1", "Catálogo-verano 2026.pdf", NOON);
        add("2", "LISTA de precios.xlsx", NOON.plusSeconds(1));
        add("3", "100% Lana_fría.png", NOON.plusSeconds(2));

        assertThat(list(GALLERY.matching("catalogo"))).containsExactly("1");
        assertThat(list(GALLERY.matching("PDF cat"))).containsExactly("1");
        assertThat(list(GALLERY.matching("l"))).containsExactly("3", "2");
        assertThat(list(GALLERY.matching("atalogo"))).isEmpty();
        assertThat(list(GALLERY.matching("lista nothing"))).isEmpty();
        assertThat(list(GALLERY.matching("%"))).as("no word, every file").hasSize(3);
        assertThat(list(new LibraryFilter(FileSource.ESCALA_GALLERY, List.of("l_sta"))))
                .isEmpty();
        assertThat(list(LIBRARY.matching("lista"))).isEmpty();
    }

    @Test
    void countingMayStop() {
        add("1", "x", NOON);
        add("2", "x", NOON);
        add("3", "x", NOON);

        assertThat(store.countLibraryFiles(ACME, GALLERY, 2)).isEqualTo(2);
    }

    @Test
    void latestUploadThroughALineIsKept() {
        upload("line", "file", "first", NOON);
        upload("line", "file", "second", NOON.plusMillis(2));
        upload("line", "file", "older", NOON.plusMillis(1));
        upload("line", "file", "same-time", NOON.plusMillis(2));
        upload("line-2", "file", "of-line-2", NOON);
        upload("line", "file-2", "of-file-2", NOON);
        commitAppliedIn(GLOBEX, new RecordUpload(Sample.upload("line", "file", "theirs", NOON.plusMillis(9))));

        assertThat(store.uploads(
                        ACME,
                        List.of(
                                key("line", "file"),
                                key("line-2", "file"),
                                key("line", "file-2"),
                                key("line-2", "file-2"))))
                .isEqualTo(Map.of(
                        key("line", "file"), Sample.upload("line", "file", "second", NOON.plusMillis(2)),
                        key("line-2", "file"), Sample.upload("line-2", "file", "of-line-2", NOON),
                        key("line", "file-2"), Sample.upload("line", "file-2", "of-file-2", NOON)));
    }

    @Test
    void thatUploadOnlyIsForgotten() {
        upload("line", "file", "first", NOON);
        upload("line", "file", "second", NOON.plusMillis(1));
        upload("line-2", "file", "second", NOON);
        commitApplied(new ForgetUpload(key("line", "file"), "first"));
        assertThat(mediaId("line", "file")).isEqualTo("second");

        commitApplied(new ForgetUpload(key("line", "file"), "second"));
        assertThat(mediaId("line", "file")).isEqualTo("none");
        assertThat(mediaId("line-2", "file")).isEqualTo("second");

        upload("line", "file", "third", NOON);
        assertThat(mediaId("line", "file")).isEqualTo("third");
    }

    private LibraryFile add(String id, String name, Instant at) {
        LibraryFile file = acme.file(id, name, FileSource.ESCALA_GALLERY, at);
        commitApplied(new AddFile(file));
        return file;
    }

    private void upload(String line, String file, String mediaId, Instant at) {
        commitApplied(new RecordUpload(Sample.upload(line, file, mediaId, at)));
    }

    private String mediaId(String line, String file) {
        Upload found = store.uploads(ACME, List.of(key(line, file))).get(key(line, file));
        return found == null ? "none" : found.mediaId();
    }

    private static UploadKey key(String line, String file) {
        return new UploadKey(new LineId(line), file);
    }

    /** Lists by pages of two and asserts that the count is the same. */
    private List<String> list(LibraryFilter filter) {
        List<String> ids = Pages.all(2, (after, limit) -> store.listLibraryFiles(ACME, filter, after, limit)).stream()
                .map(file -> file.id().value())
                .toList();
        assertThat(store.countLibraryFiles(ACME, filter, Long.MAX_VALUE)).isEqualTo(ids.size());
        return ids;
    }
}
