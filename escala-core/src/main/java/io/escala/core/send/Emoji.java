package io.escala.core.send;

/** Finds emoji, generously: every symbol of the blocks that have some, and the signs that make others. */
final class Emoji {
    private static final int KEYCAP = 0x20E3;
    private static final int SHOWN_IN_COLOUR = 0xFE0F;
    private static final int JOINER = 0x200D;
    private static final int SYMBOLS = 0x2300;
    private static final int LAST_SYMBOL = 0x2BFF;
    private static final int PICTURES = 0x1F000;
    private static final int LAST_PICTURE = 0x1FBFF;

    private Emoji() {}

    static boolean isIn(String text) {
        return text.codePoints().anyMatch(Emoji::is);
    }

    private static boolean is(int codePoint) {
        return codePoint == KEYCAP
                || codePoint == SHOWN_IN_COLOUR
                || codePoint == JOINER
                || (codePoint >= PICTURES && codePoint <= LAST_PICTURE)
                || (codePoint >= SYMBOLS
                        && codePoint <= LAST_SYMBOL
                        && Character.getType(codePoint) == Character.OTHER_SYMBOL);
    }
}
