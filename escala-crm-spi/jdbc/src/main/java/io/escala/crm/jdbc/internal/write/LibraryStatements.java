package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.change.LibraryChange.ForgetUpload;
import io.escala.crm.change.LibraryChange.RemoveFile;
import io.escala.crm.jdbc.internal.codec.LibraryCodec;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.Upload;

/** The statements about files and uploads. */
final class LibraryStatements {
    static final WriteStatement<LibraryFile> ADD_FILE = WriteStatement.insert(
            0,
            Insert.into(Table.LIBRARY_FILES, "account", "id", "source", "words", "added_at", "removed_at", "doc")
                    .orKeep(),
            ANY,
            (params, account, file) -> params.text(account)
                    .text(file.id().value())
                    .text(LibraryCodec.source(file.source()))
                    .text(LibraryCodec.words(file))
                    .time(file.addedAt())
                    .time(file.removedAt())
                    .text(LibraryCodec.write(file)));

    static final WriteStatement<RemoveFile> REMOVE_FILE = WriteStatement.update(
            Table.LIBRARY_FILES,
            1,
            "SET removed_at = ? WHERE account = ? AND id = ? AND removed_at IS NULL",
            ANY,
            (params, account, remove) ->
                    params.time(remove.at()).text(account).text(remove.file().value()));

    static final WriteStatement<Upload> RECORD_UPLOAD = WriteStatement.insert(
            0,
            Insert.into(Table.UPLOADS, "account", "line", "storage_key", "media_id", "uploaded_at")
                    .orReplace("media_id", "uploaded_at")
                    .onlyIf(row -> row.stored("uploaded_at") + " < " + row.given("uploaded_at")),
            ANY,
            (params, account, upload) -> params.text(account)
                    .text(upload.key().line().value())
                    .text(upload.key().storageKey())
                    .text(upload.mediaId())
                    .time(upload.at()));

    static final WriteStatement<ForgetUpload> FORGET_UPLOAD = WriteStatement.delete(
            Table.UPLOADS,
            1,
            "WHERE account = ? AND line = ? AND storage_key = ? AND media_id = ?",
            (params, account, forget) -> params.text(account)
                    .text(forget.key().line().value())
                    .text(forget.key().storageKey())
                    .text(forget.mediaId()));

    private LibraryStatements() {}
}
