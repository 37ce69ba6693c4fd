package io.escala.crm.library;

import io.escala.crm.internal.Checks;

/**
 * The id of a file of an account's library.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code - _ .}
 */
public record LibraryFileId(String value) {
    public LibraryFileId {
        Checks.id("LibraryFileId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
