package io.escala.channels.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Resolves the escapes in JSON strings that are known to be well formed. */
final class Escapes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long BACKSLASHES = EACH * '\\';
    private static final char LAST_OF_LATIN_1 = 0xFF;
    private static final int HEX = 16;
    private static final int UNICODE_LENGTH = 4;

    private Escapes() {}

    /** Resolves ASCII with escapes. */
    static String resolve(byte[] bytes, int from, int to) {
        byte[] latin = new byte[to - from];
        int out = 0;
        int at = from;
        while (at < to) {
            if (at <= to - Long.BYTES) {
                long word = (long) LONGS.get(bytes, at);
                int plain = plainBytes(word);
                LONGS.set(latin, out, word);
                at += plain;
                out += plain;
                if (plain == Long.BYTES) {
                    continue;
                }
            }
            byte b = bytes[at++];
            if (b == '\\') {
                byte letter = bytes[at++];
                char unit = letter == 'u' ? unicode(bytes, at) : character((char) letter);
                if (unit > LAST_OF_LATIN_1) {
                    return resolve(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
                }
                at += letter == 'u' ? UNICODE_LENGTH : 0;
                b = (byte) unit;
            }
            latin[out++] = b;
        }
        return new String(latin, 0, out, StandardCharsets.ISO_8859_1);
    }

    /** Resolves a string with escapes. An unpaired surrogate is kept. */
    static String resolve(String escaped) {
        int at = escaped.indexOf('\\');
        if (at < 0) {
            return escaped;
        }
        char[] chars = escaped.toCharArray();
        int out = at;
        while (at >= 0) {
            char letter = chars[at + 1];
            int next = at + 2;
            if (letter == 'u') {
                chars[out++] = unicode(chars, next);
                next += UNICODE_LENGTH;
            } else {
                chars[out++] = character(letter);
            }
            at = escaped.indexOf('\\', next);
            int plain = (at < 0 ? chars.length : at) - next;
            System.arraycopy(chars, next, chars, out, plain);
            out += plain;
        }
        return new String(chars, 0, out);
    }

    /** The number of bytes before the first backslash, in eight bytes of ASCII. */
    private static int plainBytes(long word) {
        long zeroWhereOne = word ^ BACKSLASHES;
        return Long.numberOfTrailingZeros((zeroWhereOne - EACH) & ~zeroWhereOne & HIGH_BITS) / Byte.SIZE;
    }

    private static char unicode(char[] chars, int at) {
        int unit = 0;
        for (int i = at; i < at + UNICODE_LENGTH; i++) {
            unit = unit * HEX + digit(chars[i]);
        }
        return (char) unit;
    }

    private static char unicode(byte[] bytes, int at) {
        int unit = 0;
        for (int i = at; i < at + UNICODE_LENGTH; i++) {
            unit = unit * HEX + digit(bytes[i]);
        }
        return (char) unit;
    }

    /** The value of a hex letter of either case is its last four bits plus 9. */
    private static int digit(int hex) {
        return (hex & 15) + (hex >= 'A' ? 9 : 0);
    }

    private static char character(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }
}
