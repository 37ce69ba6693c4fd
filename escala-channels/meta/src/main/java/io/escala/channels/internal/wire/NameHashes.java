package io.escala.channels.internal.wire;

/**
 * Marks of names, by which most names that differ are told apart without comparing them letter by letter: length, first and
 * last character. A name that cannot be marked may be any. Names in the program are constants, so that the compiler computes
 * their marks once.
 */
final class NameHashes {
    /** The mark of a name that holds more than ASCII, or escapes: which it is, only reading it tells. */
    static final int UNMARKED = -1;

    /** The set of no names. It is not 0, which a value has that is no object: one name in 32 may therefore seem to be in it. */
    static final int NONE = 1 << 31;

    /** The set of all names. */
    static final int ANY = -1;

    /** Up to so many names of one object, looking at each beats remembering them. */
    static final int FEW = 24;

    private static final int SPREAD = 0x9E37_79B1;
    private static final int TOP_BITS = 27;

    private NameHashes() {}

    static int mark(String name) {
        int length = name.length();
        return length == 0 ? 0 : mark(length, name.charAt(0), name.charAt(length - 1));
    }

    static int mark(byte[] bytes, int from, int to) {
        return to == from ? 0 : mark(to - from, bytes[from], bytes[to - 1]);
    }

    private static int mark(int length, int first, int last) {
        return (length << 14) ^ (first << 7) ^ last;
    }

    /** A set of one name, in the bits of a number: sets are joined by or. A name without a mark stands for all. */
    static int bit(int mark) {
        return mark == UNMARKED ? ANY : 1 << place(mark);
    }

    /** Whether a set may hold the name with a mark. */
    static boolean mayHold(int bits, int mark) {
        return (bits & (1 << place(mark))) != 0;
    }

    private static int place(int mark) {
        return (mark * SPREAD) >>> TOP_BITS;
    }
}
