package io.escala.channels.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Where everything stands in a body: one row per value and per name, in the order of the body. Nothing is copied out of the
 * body until somebody asks for it. Rows are named by their index in the array; what type a value is, its first byte says. Of
 * one body and one thread.
 */
final class Tape {
    /** How far one row is from the next. */
    static final int ROW = 3;

    /** No row. */
    static final int NONE = -1;

    /** Column: where the value begins. */
    private static final int FROM = 0;

    /** Column: where it ends, exclusive. */
    private static final int TO = 1;

    /** Column: of an object or array, the row behind its last descendant; of a string or name, whether it is plain. */
    private static final int LINK = 2;

    /** Up to so many names, looking at each beats an index of them; beyond, looking for many would cost their square. */
    private static final int FEW_NAMES = 32;

    private static final int PLAIN = 1;
    private static final int SMALL = 16 * ROW;
    private static final int LARGE = 1 << 16;

    private final byte[] bytes;
    private int[] rows;
    private int end;
    private final Map<Integer, Map<String, Integer>> indexes = new HashMap<>(0);

    /** Starts empty. In Meta's bodies a row stands for a dozen bytes, so it seldom grows. */
    Tape(byte[] bytes) {
        this.bytes = bytes;
        this.rows = new int[Math.max(SMALL, Math.min(LARGE, bytes.length / 4))];
    }

    /** Adds a row whose end is not known yet. */
    int open(int from) {
        int row = end;
        if (row + ROW > rows.length) {
            rows = Arrays.copyOf(rows, row * 2);
        }
        end = row + ROW;
        rows[row + FROM] = from;
        return row;
    }

    /** Ends an object or array: the rows since are its descendants. */
    void close(int row, int to) {
        rows[row + TO] = to;
        rows[row + LINK] = end;
    }

    /** Ends a string or name; a plain one is ASCII without escapes. */
    void closeText(int row, int to, boolean plain) {
        rows[row + TO] = to;
        rows[row + LINK] = plain ? PLAIN : 0;
    }

    /** The row that is added next, and the one behind the last. */
    int end() {
        return end;
    }

    /** The row behind a value and all it holds. */
    int after(int row) {
        byte first = first(row);
        return first == '{' || first == '[' ? rows[row + LINK] : row + ROW;
    }

    byte first(int row) {
        return bytes[rows[row + FROM]];
    }

    int from(int row) {
        return rows[row + FROM];
    }

    int to(int row) {
        return rows[row + TO];
    }

    boolean isPlain(int row) {
        return rows[row + LINK] == PLAIN;
    }

    byte at(int offset) {
        return bytes[offset];
    }

    /** The content of a string or name. */
    String text(int row) {
        int from = rows[row + FROM] + 1;
        int length = rows[row + TO] - 1 - from;
        return isPlain(row)
                ? new String(bytes, from, length, StandardCharsets.ISO_8859_1)
                : Escapes.resolve(new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    /** The characters of a number, as they stand. */
    String spelling(int row) {
        int from = rows[row + FROM];
        return new String(bytes, from, rows[row + TO] - from, StandardCharsets.ISO_8859_1);
    }

    /** The row of a field's name, behind which its value stands; {@link #NONE} when the object has no such field. */
    int field(int object, String name) {
        int after = after(object);
        int seen = 0;
        for (int field = object + ROW; field < after; field = after(field + ROW)) {
            if (seen++ == FEW_NAMES) {
                return indexes.computeIfAbsent(object, this::index).getOrDefault(name, NONE);
            }
            if (isNamed(field, name)) {
                return field;
            }
        }
        return NONE;
    }

    private Map<String, Integer> index(int object) {
        Map<String, Integer> index = new HashMap<>();
        int after = after(object);
        for (int field = object + ROW; field < after; field = after(field + ROW)) {
            index.put(text(field), field);
        }
        return index;
    }

    /** Whether a name of the body is this one. */
    boolean isNamed(int row, String name) {
        if (!isPlain(row)) {
            return text(row).equals(name);
        }
        int from = rows[row + FROM] + 1;
        int length = rows[row + TO] - 1 - from;
        if (length != name.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two names of the body are spelled alike. */
    boolean isSameSpelling(int row, int other) {
        return Arrays.equals(bytes, from(row), to(row), bytes, from(other), to(other));
    }
}
