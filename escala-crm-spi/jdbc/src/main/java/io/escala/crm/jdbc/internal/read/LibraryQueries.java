package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.LibraryCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.LineId;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.store.LibraryPosition;
import io.escala.crm.store.LibraryReads;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files and uploads. Thread-safe. */
public final class LibraryQueries implements LibraryReads {
    private static final String FILES =
            "SELECT t.id, t.source, t.added_at, t.removed_at, t.doc FROM escala_library_files t WHERE t.account = ?";

    private final Database database;
    private final String byId;
    private final String uploads;

    /** Creates the queries. */
    public LibraryQueries(Database database) {
        this.database = database;
        byId = FILES + " AND t.id " + database.dialect().isOneOf();
        uploads = "SELECT t.line, t.storage_key, t.media_id, t.uploaded_at FROM "
                + database.dialect().tuples(2)
                + " CROSS JOIN escala_uploads t WHERE t.account = ? AND t.line = k.a AND t.storage_key = k.b";
    }

    @Override
    public Map<LibraryFileId, LibraryFile> libraryFiles(AccountId account, Collection<LibraryFileId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.byKey(
                database.read(session -> session.list(
                        byId,
                        params -> params.text(account.value()).keys(QuerySupport.texts(ids, LibraryFileId::value)),
                        row -> file(account, row))),
                LibraryFile::id);
    }

    @Override
    public CursorPage<LibraryFile> listLibraryFiles(
            AccountId account, LibraryFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        LibraryPosition from = after == null ? null : LibraryPosition.parse(after);
        SqlCondition listed = listed(filter);
        List<LibraryFile> rows = database.read(session -> session.list(
                FILES + listed.sql() + (from == null ? "" : " AND (t.added_at, t.id) < (?, ?)")
                        + " ORDER BY t.added_at DESC, t.id DESC LIMIT ?",
                params -> {
                    params.text(account.value());
                    listed.binding().bind(params);
                    if (from != null) {
                        params.time(from.addedAt()).text(from.id());
                    }
                    params.number(limit + 1L);
                },
                row -> file(account, row)));
        return QuerySupport.page(rows, limit, file -> LibraryPosition.of(file).toString());
    }

    @Override
    public long countLibraryFiles(AccountId account, LibraryFilter filter, long enough) {
        CursorPage.checkEnough(enough);
        SqlCondition listed = listed(filter);
        return database.read(session -> session.list(
                        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM escala_library_files t WHERE t.account = ?"
                                + listed.sql() + " LIMIT ?) AS counted",
                        params -> {
                            params.text(account.value());
                            listed.binding().bind(params);
                            params.number(enough);
                        },
                        Row::number))
                .get(0);
    }

    /** A library has some thousands of files at most, so the words of each are looked at. */
    private static SqlCondition listed(LibraryFilter filter) {
        SqlCondition all = new SqlCondition(
                " AND t.removed_at IS NULL AND t.source = ?",
                params -> params.text(LibraryCodec.source(filter.source())));
        for (String word : filter.words()) {
            all = all.and(new SqlCondition(
                    " AND t.words LIKE ? ESCAPE '!'", params -> params.text("% " + NameBeginning.escaped(word) + "%")));
        }
        return all;
    }

    @Override
    public Map<UploadKey, Upload> uploads(AccountId account, Collection<UploadKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<List<String>> rows = keys.stream()
                .distinct()
                .map(key -> List.of(key.line().value(), key.storageKey()))
                .toList();
        return QuerySupport.byKey(
                database.read(session -> session.list(
                        uploads,
                        params -> params.tuples(2, rows).text(account.value()),
                        row -> new Upload(new UploadKey(new LineId(row.text()), row.text()), row.text(), row.time()))),
                Upload::key);
    }

    private static LibraryFile file(AccountId account, Row row) throws SQLException {
        return LibraryCodec.file(account, row.text(), row.text(), row.time(), row.timeOrNull(), row.text());
    }
}
