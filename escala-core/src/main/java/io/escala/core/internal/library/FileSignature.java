package io.escala.core.internal.library;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Bytes that files of a type have at certain places. Immutable. */
final class FileSignature {
    /** Bytes at a place. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Part(int offset, byte[] bytes) {
        boolean isIn(byte[] head) {
            return head.length >= offset + bytes.length
                    && Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
        }
    }

    private final List<Part> parts;

    private FileSignature(List<Part> parts) {
        this.parts = parts;
    }

    /** Bytes at the beginning, as hexadecimal digits. */
    static FileSignature hex(String digits) {
        return new FileSignature(List.of(new Part(0, HexFormat.of().parseHex(digits))));
    }

    /** ASCII characters at the beginning. */
    static FileSignature text(String begins) {
        return textAt(0, begins);
    }

    /** ASCII characters at a place. */
    static FileSignature textAt(int offset, String text) {
        return new FileSignature(List.of(new Part(offset, text.getBytes(StandardCharsets.US_ASCII))));
    }

    /** Both this one and ASCII characters at a place. */
    FileSignature and(int offset, String text) {
        return new FileSignature(List.of(parts.get(0), new Part(offset, text.getBytes(StandardCharsets.US_ASCII))));
    }

    boolean isIn(byte[] head) {
        return parts.stream().allMatch(part -> part.isIn(head));
    }
}
