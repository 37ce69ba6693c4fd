package io.escala.channels.internal.wire;

/**
 * Hashes of names ("marks") by length, first and last character, which distinguish most names without comparing all
 * characters. A name without a mark may equal any name. Names in the program are constants, so the JIT compiler computes
 * their marks once.
 */
final class NameHashes {
    /** The mark of a name with non-ASCII characters or escapes, which must be decoded for a comparison. */
    static final int UNMARKED = -1;

    /** The empty set of names. Not 0, which is used for values that are not objects, so 1 in 32 names may seem to be in it. */
    static final int NONE = 1 << 31;

    /** The set of all names. */
    static final int ANY = -1;

    /** Up to this number of names per object, a linear search is faster than a set. */
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

    /** A set of one name as a bit set; sets are joined by bitwise or. A name without a mark gives the set of all names. */
    static int bit(int mark) {
        return mark == UNMARKED ? ANY : 1 << place(mark);
    }

    /** Whether a set may contain the name with a mark. */
    static boolean mayHold(int bits, int mark) {
        return (bits & (1 << place(mark))) != 0;
    }

    private static int place(int mark) {
        return (mark * SPREAD) >>> TOP_BITS;
    }
}
