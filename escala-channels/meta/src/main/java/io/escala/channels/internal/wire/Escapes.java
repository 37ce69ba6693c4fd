package io.escala.channels.internal.wire;

/** The escapes in strings of JSON, once the reader has seen that they are well formed. */
final class Escapes {
    private static final int HEX = 16;
    private static final int UNICODE_LENGTH = 4;

    private Escapes() {}

    /** The text that is meant. A surrogate that stands alone stays one. */
    static String resolve(String escaped) {
        int at = escaped.indexOf('\\');
        if (at < 0) {
            return escaped;
        }
        char[] chars = escaped.toCharArray();
        int out = at;
        while (at < chars.length) {
            char c = chars[at++];
            if (c == '\\') {
                char letter = chars[at++];
                if (letter == 'u') {
                    c = unicode(chars, at);
                    at += UNICODE_LENGTH;
                } else {
                    c = character(letter);
                }
            }
            chars[out++] = c;
        }
        return new String(chars, 0, out);
    }

    private static char unicode(char[] chars, int at) {
        int unit = 0;
        for (int i = at; i < at + UNICODE_LENGTH; i++) {
            unit = unit * HEX + Character.digit(chars[i], HEX);
        }
        return (char) unit;
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
