package io.escala.crm.memory;

import static io.escala.crm.memory.WrongReports.without;

import io.escala.crm.AccountId;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.store.LibraryPosition;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores that keep files and uploads wrongly, each in one way. */
final class WrongLibrary {
    private WrongLibrary() {}

    /** Lists a removed file as before. */
    static CrmStore removedListed(InstantSource clock) {
        return without(clock, change -> change instanceof LibraryChange.RemoveFile);
    }

    /** Forgets removed files altogether. */
    static CrmStore removedGone(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<LibraryFileId, LibraryFile> libraryFiles(AccountId account, Collection<LibraryFileId> ids) {
                Map<LibraryFileId, LibraryFile> found = new HashMap<>(target().libraryFiles(account, ids));
                found.values().removeIf(LibraryFile::removed);
                return found;
            }
        };
    }

    /** Takes any part of a name for its beginning. */
    static CrmStore foundInsideWords(InstantSource clock) {
        return new Listed(new MemoryCrmStore(clock)) {
            @Override
            Stream<LibraryFile> list(Stream<LibraryFile> all, LibraryFilter filter) {
                return all.filter(
                        file -> filter.words().stream().allMatch(file.name().toLowerCase(Locale.ROOT)::contains));
            }
        };
    }

    /** Lists the oldest files first. */
    static CrmStore oldestFirst(InstantSource clock) {
        return new Listed(new MemoryCrmStore(clock)) {
            @Override
            Stream<LibraryFile> list(Stream<LibraryFile> all, LibraryFilter filter) {
                return all.filter(filter::matches)
                        .sorted(Comparator.comparing(LibraryPosition::of).reversed());
            }
        };
    }

    /** Takes an upload of a line for that of every line. */
    static CrmStore uploadsOfAnyLine(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<UploadKey, Upload> uploads(AccountId account, Collection<UploadKey> keys) {
                Map<UploadKey, Upload> found = new HashMap<>(target().uploads(account, keys));
                for (UploadKey key : keys) {
                    found.values().stream()
                            .filter(upload -> upload.key().storageKey().equals(key.storageKey()))
                            .findFirst()
                            .ifPresent(
                                    upload -> found.putIfAbsent(key, new Upload(key, upload.mediaId(), upload.at())));
                }
                return found;
            }
        };
    }

    /** Never forgets an upload. */
    static CrmStore uploadsNeverForgotten(InstantSource clock) {
        return without(clock, change -> change instanceof LibraryChange.ForgetUpload);
    }

    /** A store that lists otherwise, all in one page. */
    private abstract static class Listed extends ForwardingCrmStore {
        Listed(CrmStore target) {
            super(target);
        }

        abstract Stream<LibraryFile> list(Stream<LibraryFile> all, LibraryFilter filter);

        @Override
        public CursorPage<LibraryFile> listLibraryFiles(
                AccountId account, LibraryFilter filter, @Nullable String after, int limit) {
            FileSource source = filter.source();
            return new CursorPage<>(
                    list(
                                    target()
                                            .listLibraryFiles(account, LibraryFilter.of(source), after, 1_000)
                                            .items()
                                            .stream(),
                                    filter)
                            .toList(),
                    null);
        }

        @Override
        public long countLibraryFiles(AccountId account, LibraryFilter filter, long enough) {
            return Math.min(
                    enough,
                    listLibraryFiles(account, filter, null, 1_000).items().size());
        }
    }
}
