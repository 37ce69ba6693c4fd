package io.escala.crm.change;

import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a {@link State}, and where they were uploaded. Not thread-safe. */
public final class LibraryState {
    private final LoadedRelations loaded;
    private final Map<LibraryFileId, LibraryFile> files = new HashMap<>();
    private final Map<UploadKey, Upload> uploads = new HashMap<>();
    private final LibraryChange.Cases<Boolean> effects = new Effects();

    LibraryState(LoadedRelations loaded) {
        this.loaded = loaded;
    }

    LibraryChange.Cases<Boolean> effects() {
        return effects;
    }

    /** A file, if it exists; removed ones do. */
    public Optional<LibraryFile> file(LibraryFileId id) {
        loaded.require(Relation.LIBRARY_FILES, id);
        return Optional.ofNullable(files.get(id));
    }

    /** Every file loaded: a view. */
    public Collection<LibraryFile> files() {
        return Collections.unmodifiableCollection(files.values());
    }

    /** The latest upload of a file through a line, if there is one. */
    public Optional<Upload> upload(UploadKey key) {
        loaded.require(Relation.UPLOADS, key);
        return Optional.ofNullable(uploads.get(key));
    }

    /** Puts in what the store holds. */
    public void put(LibraryFile stored) {
        loaded.add(Relation.LIBRARY_FILES, stored.id());
        files.put(stored.id(), stored);
    }

    /** Puts in what the store holds. */
    public void put(Upload stored) {
        loaded.add(Relation.UPLOADS, stored.key());
        uploads.put(stored.key(), stored);
    }

    /** What makes an empty state this one, in an order in which it can be applied. */
    Stream<Change> changes() {
        return Stream.concat(
                files.values().stream().map(LibraryChange.AddFile::new),
                uploads.values().stream().map(LibraryChange.RecordUpload::new));
    }

    private final class Effects implements LibraryChange.Cases<Boolean> {
        @Override
        public Boolean addFile(LibraryChange.AddFile change) {
            loaded.add(Relation.LIBRARY_FILES, change.file().id());
            files.putIfAbsent(change.file().id(), change.file());
            return true;
        }

        @Override
        public Boolean removeFile(LibraryChange.RemoveFile change) {
            files.computeIfPresent(change.file(), (id, file) -> file.removedSince(change.at()));
            return true;
        }

        @Override
        public Boolean recordUpload(LibraryChange.RecordUpload change) {
            Upload upload = change.upload();
            loaded.add(Relation.UPLOADS, upload.key());
            uploads.merge(upload.key(), upload, (before, now) -> now.at().isAfter(before.at()) ? now : before);
            return true;
        }

        @Override
        public Boolean forgetUpload(LibraryChange.ForgetUpload change) {
            uploads.computeIfPresent(
                    change.key(), (key, upload) -> upload.mediaId().equals(change.mediaId()) ? null : upload);
            return true;
        }
    }
}
