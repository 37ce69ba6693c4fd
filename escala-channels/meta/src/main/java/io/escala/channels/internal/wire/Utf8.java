package io.escala.channels.internal.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encoding of a body. */
final class Utf8 {
    private static final int CHUNK = 4096;

    /** From this many bytes the encoding can be guessed. */
    private static final int GUESSED_BY = 4;

    private Utf8() {}

    /** Whether it is UTF-8 by the JDK's decoder: JSON parsers accept overlong forms and code points beyond Unicode. */
    static boolean isStrict(byte[] bytes) {
        // Meta escapes other characters, so bodies are nearly always ASCII.
        return isAscii(bytes) || decodes(bytes);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean decodes(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    /** Whether it begins with a NUL, which is no JSON, but makes parsers guess at UTF-16 or UTF-32. */
    static boolean beginsLikeUtf16(byte[] bytes) {
        for (int at = 0; at < Math.min(GUESSED_BY, bytes.length); at++) {
            if (bytes[at] == 0) {
                return true;
            }
        }
        return false;
    }
}
