package io.escala.channels.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The positions of all values and names of a body: one row each, in the order of the body. Content is copied from the body
 * only on access. Rows are identified by their index in the array. Missing values have a row of their own, so they need no
 * special case. For one body. Not thread-safe.
 */
final class Tape {
    /** The number of columns per row. */
    static final int ROW = 4;

    /** The first row, used for missing values. */
    static final int NONE = 0;

    /** Column: start of the value. */
    private static final int FROM = 0;

    /** Column: end of the value, exclusive. */
    private static final int TO = 1;

    /**
     * Column: for an object or array, the row after its last descendant; for a name, the row of the next name in its object;
     * otherwise the {@link ScalarKind}.
     */
    private static final int LINK = 2;

    /**
     * Column: for a name, its {@link NameHashes#mark mark}; for an object, the {@link NameHashes#bit bits} of its names;
     * otherwise 0.
     */
    private static final int MARK = 3;

    private static final int SMALL = 16 * ROW;
    private static final int LARGE = 1 << 16;

    private final byte[] bytes;
    private final int maxRows;
    private int[] rows;
    private int end = ROW;
    private @Nullable Map<Integer, Map<String, Integer>> indexes;

    /**
     * Creates an empty tape. In Meta's bodies a value or name takes over a dozen bytes, so the array seldom grows.
     *
     * @param bytes the body
     * @param maxRows the approximate maximum number of rows
     */
    Tape(byte[] bytes, int maxRows) {
        this.bytes = bytes;
        this.maxRows = maxRows;
        this.rows = new int[Math.max(SMALL, Math.min(LARGE, bytes.length / 8 * 3))];
    }

    /** Adds an object or array whose end is not known yet. */
    int open(int from, boolean object) throws UnreadableBodyException {
        int row = row();
        rows[row + FROM] = from;
        rows[row + MARK] = object ? NameHashes.NONE : 0;
        return row;
    }

    /** Closes an object or array; the rows added since are its descendants. */
    void close(int row, int to) {
        rows[row + TO] = to;
        rows[row + LINK] = end;
    }

    /** Adds a scalar or a name. */
    int add(int from, int to, int kind) throws UnreadableBodyException {
        int row = row();
        rows[row + FROM] = from;
        rows[row + TO] = to;
        rows[row + LINK] = kind;
        return row;
    }

    private int row() throws UnreadableBodyException {
        int row = end;
        end = row + ROW;
        if (end > rows.length) {
            if (size() > maxRows) {
                throw JsonReader.limit();
            }
            rows = Arrays.copyOf(rows, row * 2);
        }
        return row;
    }

    /** The number of values and names. */
    int size() {
        return end / ROW - 1;
    }

    /**
     * Marks the last string read as a name of an object.
     *
     * @param object the object
     * @param last its previous name, or {@link #NONE}
     * @param name the string
     * @return whether an earlier name may be the same
     */
    boolean addName(int object, int last, int name) {
        int mark = rows[name + LINK] == ScalarKind.PLAIN
                ? NameHashes.mark(bytes, rows[name + FROM] + 1, rows[name + TO] - 1)
                : NameHashes.UNMARKED;
        int others = rows[object + MARK];
        rows[object + MARK] = others | NameHashes.bit(mark);
        rows[name + MARK] = mark;
        rows[name + LINK] = NONE;
        if (last != NONE) {
            rows[last + LINK] = name;
        }
        return mark == NameHashes.UNMARKED || NameHashes.mayHold(others, mark);
    }

    /** Whether an earlier name of the object is equal after resolving escapes. */
    boolean isNamedBefore(int object, int name) {
        for (int other = object + ROW; other < name; other = rows[other + LINK]) {
            if (isSameName(other, name)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSameName(int one, int other) {
        int mark = rows[one + MARK];
        int otherMark = rows[other + MARK];
        if (mark == NameHashes.UNMARKED || otherMark == NameHashes.UNMARKED) {
            return name(one).equals(name(other));
        }
        return mark == otherMark && Arrays.equals(bytes, from(one), to(one), bytes, from(other), to(other));
    }

    /**
     * All names of an object before one. The object then counts as large, and its fields are looked up in an index, because
     * linear searches would take quadratic time.
     */
    Set<String> namesBefore(int object, int name) {
        rows[object + MARK] = NameHashes.ANY;
        Set<String> names = new HashSet<>();
        for (int other = object + ROW; other < name; other = rows[other + LINK]) {
            names.add(name(other));
        }
        return names;
    }

    /** The row to be added next. */
    int end() {
        return end;
    }

    /** The row after a value and its descendants. */
    int after(int row) {
        int link = rows[row + LINK];
        return link > 0 ? link : row + ROW;
    }

    int from(int row) {
        return rows[row + FROM];
    }

    int to(int row) {
        return rows[row + TO];
    }

    boolean isObject(int row) {
        return rows[row + MARK] != 0;
    }

    boolean isArray(int row) {
        return rows[row + LINK] > 0 && rows[row + MARK] == 0;
    }

    /** The kind of a scalar; a positive number for an object or array. */
    int kind(int row) {
        return rows[row + LINK];
    }

    /** The content of a string. */
    String text(int row) {
        return JsonString.of(bytes, rows[row + FROM] + 1, rows[row + TO] - 1, rows[row + LINK]);
    }

    /** The content of a string, up to the given number of characters. */
    String beginning(int row, int characters) {
        return JsonString.beginning(bytes, rows[row + FROM] + 1, rows[row + TO] - 1, rows[row + LINK], characters);
    }

    /** The text of a name. */
    String name(int row) {
        int kind = rows[row + MARK] == NameHashes.UNMARKED ? ScalarKind.TEXT : ScalarKind.PLAIN;
        return JsonString.of(bytes, rows[row + FROM] + 1, rows[row + TO] - 1, kind);
    }

    /** The content of a plain string that is unlikely to be one of the {@link CommonStrings}. */
    String plain(int row) {
        int from = rows[row + FROM] + 1;
        return new String(bytes, from, rows[row + TO] - 1 - from, StandardCharsets.ISO_8859_1);
    }

    /** The characters of a number as written. */
    String spelling(int row) {
        int from = rows[row + FROM];
        return new String(bytes, from, rows[row + TO] - from, StandardCharsets.ISO_8859_1);
    }

    /** The whole number in a number or a string of digits; -1 when invalid, negative, or longer than 18 digits. */
    long wholeNumber(int row) {
        int quote = rows[row + LINK] == ScalarKind.NUMBER ? 0 : 1;
        return JsonString.wholeNumber(bytes, rows[row + FROM] + quote, rows[row + TO] - quote);
    }

    /** The first name of an object; {@link #NONE} when it is empty. */
    int firstName(int object) {
        return rows[object + LINK] == object + ROW ? NONE : object + ROW;
    }

    /** The next name of the object; {@link #NONE} after the last. */
    int nextName(int name) {
        return rows[name + LINK];
    }

    /** The row of a field's value; {@link #NONE} when the value is not an object or has no such field. */
    int field(int object, String name) {
        int mark = NameHashes.mark(name);
        int names = rows[object + MARK];
        if (!NameHashes.mayHold(names, mark)) {
            return NONE;
        }
        return names == NameHashes.ANY ? findAmongAny(object, name, mark) : find(object, name, mark);
    }

    /** As {@link #find}, for objects with unmarked names or many names. */
    private int findAmongAny(int object, String name, int mark) {
        int seen = 0;
        for (int field = firstName(object); field != NONE; field = rows[field + LINK]) {
            if (seen++ == NameHashes.FEW) {
                return index(object).getOrDefault(name, NONE);
            }
            int found = rows[field + MARK];
            if (found == NameHashes.UNMARKED ? name(field).equals(name) : found == mark && isSpelled(field, name)) {
                return field + ROW;
            }
        }
        return NONE;
    }

    private int find(int object, String name, int mark) {
        for (int field = firstName(object); field != NONE; field = rows[field + LINK]) {
            if (rows[field + MARK] == mark && isSpelled(field, name)) {
                return field + ROW;
            }
        }
        return NONE;
    }

    private Map<String, Integer> index(int object) {
        Map<Integer, Map<String, Integer>> known = indexes;
        if (known == null) {
            known = new HashMap<>();
            indexes = known;
        }
        return known.computeIfAbsent(object, this::newIndex);
    }

    private Map<String, Integer> newIndex(int object) {
        Map<String, Integer> index = new HashMap<>();
        for (int field = object + ROW; field != NONE; field = rows[field + LINK]) {
            index.put(name(field), field + ROW);
        }
        return index;
    }

    private boolean isSpelled(int row, String name) {
        return JsonString.isSpelled(bytes, rows[row + FROM] + 1, rows[row + TO] - 1, name);
    }
}
