package io.escala.channels.internal.wire;

import java.nio.charset.StandardCharsets;

/** What is meant by the bytes between two quotes. */
final class JsonString {
    private static final int MAX_WHOLE_NUMBER_DIGITS = 18;
    private static final int UNICODE_ESCAPE = 6;

    /** The least first byte of three, and of four, that make one character; four make two units of UTF-16. */
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

    /** As {@link #of}, but no more than the first so many characters. */
    static String beginning(byte[] bytes, int from, int to, int kind, int characters) {
        // No character takes less than a byte.
        return of(bytes, from, to - from <= characters ? to : end(bytes, from, to, characters), kind);
    }

    /** Where so many characters end: never within one, nor within an escape. */
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

    /** Whether plain bytes spell a word. */
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

    /** The number that digits spell; -1 when there is anything else, nothing, or more than 18 of them. */
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
