package io.escala.channels.internal.wire;

import java.nio.charset.StandardCharsets;

/** Decodes the bytes between two quotes. */
final class JsonString {
    private static final int MAX_WHOLE_NUMBER_DIGITS = 18;
    private static final int UNICODE_ESCAPE = 6;

    /** The lowest lead bytes of three-byte and four-byte characters; four bytes make two UTF-16 units. */
    private static final byte FIRST_OF_THREE = (byte) 0xE0;

    private static final byte FIRST_OF_FOUR = (byte) 0xF0;

    private JsonString() {}

    static String of(byte[] bytes, int from, int to, int kind) {
        return switch (kind) {
            case ScalarKind.PLAIN -> plain(bytes, from, to);
            case ScalarKind.ESCAPED -> Escapes.resolve(bytes, from, to);
            default -> Escapes.resolve(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        };
    }

    /** As {@link #of}, but at most the given number of characters. */
    static String beginning(byte[] bytes, int from, int to, int kind, int characters) {
        // Every character takes at least one byte.
        return of(bytes, from, to - from <= characters ? to : end(bytes, from, to, characters), kind);
    }

    /** The position after the given number of characters, never inside a character or an escape. */
    private static int end(byte[] bytes, int from, int to, int characters) {
        int at = from;
        int left = characters;
        while (at < to && left > 0) {
            byte first = bytes[at];
            if (first == '\\') {
                at += bytes[at + 1] == 'u' ? UNICODE_ESCAPE : 2;
            } else if (first >= 0) {
                at++;
            } else if (first < FIRST_OF_THREE) {
                at += 2;
            } else if (first < FIRST_OF_FOUR) {
                at += 3;
            } else if (left == 1) {
                break;
            } else {
                at += 4;
                left--;
            }
            left--;
        }
        return at;
    }

    private static String plain(byte[] bytes, int from, int to) {
        String word = CommonStrings.find(bytes, from, to);
        return word == null ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1) : word;
    }

    /** Whether plain bytes equal a word. */
    static boolean isSpelled(byte[] bytes, int from, int to, String word) {
        int length = to - from;
        if (length != word.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The number in decimal digits; -1 when empty, longer than 18 digits, or not all digits. */
    static long wholeNumber(byte[] bytes, int from, int to) {
        if (from == to || to - from > MAX_WHOLE_NUMBER_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
