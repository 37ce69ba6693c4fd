package io.escala.crm.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * The data of {@link OldData} and {@link OldWork} as the schema of migrations 1 to 3 stores them: a SQLite file and a dump of a
 * PostgreSQL schema. {@link OldDataWriter} wrote them. They are never written again, because that would make them the data of a
 * newer version.
 */
final class StoredData {
    static final String FOLDER = "schema-3";
    static final String SQLITE = "inbox.db.gz";
    static final String POSTGRES = "inbox.sql.gz";

    private StoredData() {}

    static byte[] sqliteFile() {
        return read(SQLITE);
    }

    /** Returns statements that create the tables with their rows, separated by semicolons. */
    static String postgresDump() {
        return new String(read(POSTGRES), StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        String path = FOLDER + "/" + name;
        try (InputStream packed =
                        Objects.requireNonNull(StoredData.class.getResourceAsStream(path), path + " is missing");
                InputStream unpacked = new GZIPInputStream(packed)) {
            return unpacked.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
