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

    private static char unicode(char[] chars, int at) {
        int unit = 0;
        for (int i = at; i < at + UNICODE_LENGTH; i++) {
            // Letters of both cases are 9 behind what their last four bits say.
            unit = unit * HEX + (chars[i] & 15) + (chars[i] >= 'A' ? 9 : 0);
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
