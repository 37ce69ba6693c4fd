package io.escala.examples.inspector;

/** Makes text from outside safe for terminals and line-based tools. */
final class Printable {
    private Printable() {}

    /**
     * Escapes as {@code \}{@code uXXXX} the characters that control a terminal, change the text direction, end a line, or
     * are half a surrogate pair. Inside a JSON string the result denotes the same text.
     */
    static String of(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair && isUnfit(c)) {
                out = out == null ? new StringBuilder(text.length() + 16).append(text, 0, i) : out;
                out.append("\\u").append(String.format("%04x", (int) c));
            } else if (out != null) {
                out.append(c);
            }
            if (pair) {
                i++;
                if (out != null) {
                    out.append(text.charAt(i));
                }
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean isUnfit(char c) {
        return (c < ' ' && c != '\n')
                || (c >= 0x7F && c <= 0x9F)
                || c == 0x061C
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || Character.isSurrogate(c);
    }
}
