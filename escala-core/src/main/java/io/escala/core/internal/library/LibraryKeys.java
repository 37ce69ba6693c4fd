package io.escala.core.internal.library;

import io.escala.crm.AccountId;
import io.escala.crm.library.LibraryFileId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keys of files in the host's storage. */
final class LibraryKeys {
    private LibraryKeys() {}

    /** The key of a file: a digest, which no name is part of, and other than the keys of media that were received. */
    static String of(AccountId account, LibraryFileId file) {
        try {
            byte[] named = ("library\n" + account.value() + "\n" + file.value()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(named));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
