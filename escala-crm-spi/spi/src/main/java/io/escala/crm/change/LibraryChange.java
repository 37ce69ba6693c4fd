package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** A change of an account's files. Match it with {@link #accept(Cases)}. Every one commutes. */
public sealed interface LibraryChange extends Change {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.library(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R addFile(AddFile change);

        R removeFile(RemoveFile change);

        R recordUpload(RecordUpload change);

        R forgetUpload(ForgetUpload change);
    }

    /**
     * Adds a file. One that exists stays as it is.
     *
     * @param file the file
     */
    record AddFile(LibraryFile file) implements LibraryChange {
        public AddFile {
            Objects.requireNonNull(file, "file");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addFile(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(file.account());
        }
    }

    /**
     * Takes a file off the lists. One that does not exist, or that was taken off before, stays as it is.
     *
     * @param file the file
     * @param at when, to the millisecond
     */
    record RemoveFile(LibraryFileId file, Instant at) implements LibraryChange {
        public RemoveFile {
            Objects.requireNonNull(file, "file");
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removeFile(this);
        }
    }

    /**
     * Records that a file was uploaded; of several uploads through one line the latest is kept.
     *
     * @param upload the upload
     */
    record RecordUpload(Upload upload) implements LibraryChange {
        public RecordUpload {
            Objects.requireNonNull(upload, "upload");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.recordUpload(this);
        }
    }

    /**
     * Forgets an upload that the channel has no more. Another upload of the file stays.
     *
     * @param key the file and the line
     * @param mediaId the channel's id that is no longer good
     */
    record ForgetUpload(UploadKey key, String mediaId) implements LibraryChange {
        public ForgetUpload {
            Objects.requireNonNull(key, "key");
            mediaId = Checks.opaque("mediaId", mediaId);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.forgetUpload(this);
        }
    }
}
