package io.escala.channels.internal.wire;

import java.nio.charset.StandardCharsets;

/** What is meant by the bytes between two quotes. */
final class Text {
    private static final int MAX_WHOLE_NUMBER_DIGITS = 18;

    private Text() {}

    static String of(byte[] bytes, int from, int to, int kind) {
        return switch (kind) {
            case Kind.PLAIN -> plain(bytes, from, to);
            case Kind.ESCAPED -> Escapes.resolve(bytes, from, to);
            default -> Escapes.resolve(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        };
    }

    private static String plain(byte[] bytes, int from, int to) {
        String word = Words.find(bytes, from, to);
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
