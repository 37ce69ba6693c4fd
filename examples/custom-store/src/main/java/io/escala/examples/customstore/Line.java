package io.escala.examples.customstore;

import io.escala.crm.codec.CrmCodec;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/** A value on one line, with a checksum by which a torn or overwritten line is known. */
final class Line {
    private static final int CHECKSUM = 8;

    private Line() {}

    /** The line, with the line feed. */
    static byte[] write(Object value) {
        return ofText(CrmCodec.write(value));
    }

    static byte[] ofText(String text) {
        return (checksum(text) + text + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** The text of a line without its line feed; empty when it is not as it was written. */
    static Optional<String> text(byte[] line) {
        String read = new String(line, StandardCharsets.UTF_8);
        if (read.length() < CHECKSUM) {
            return Optional.empty();
        }
        String text = read.substring(CHECKSUM);
        return read.startsWith(checksum(text)) ? Optional.of(text) : Optional.empty();
    }

    private static String checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
