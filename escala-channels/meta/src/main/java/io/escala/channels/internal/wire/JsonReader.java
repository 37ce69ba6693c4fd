package io.escala.channels.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * Reads a body in one pass, within limits: checks the grammar and records the position of each value on a {@link Tape}. It
 * accepts what a strict JSON parser accepts; tests compare it with one. For one body. Not thread-safe.
 */
final class JsonReader {
    /** An exceeded limit makes the whole body unreadable. */
    private static final int MAX_DEPTH = 64;

    private static final int MAX_TOKENS = 200_000;
    private static final int MAX_STRING_CHARS = 1_048_576;
    private static final int MAX_NAME_CHARS = 256;
    private static final int MAX_DIGITS = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = EACH * '"';
    private static final long BACKSLASHES = EACH * '\\';
    private static final long SPACES = EACH * ' ';

    private final byte[] bytes;
    private final Tape tape;
    private int depth;
    private int closed;
    private long high;

    private JsonReader(byte[] bytes) {
        this.bytes = bytes;
        this.tape = new Tape(bytes, MAX_TOKENS);
    }

    /**
     * Reads a body.
     *
     * @param body the bytes; a byte order mark is skipped
     * @return the value
     * @throws UnreadableBodyException when it is not exactly one JSON value in strict UTF-8, repeats a name in one object,
     *     or exceeds a limit
     */
    static JsonValue read(byte[] body) throws UnreadableBodyException {
        try {
            JsonReader reader = new JsonReader(body);
            JsonValue json = reader.whole();
            if (reader.isAscii() || Utf8.isStrict(body)) {
                return json;
            }
        } catch (UnreadableBodyException e) {
            if (Utf8.isStrict(body)) {
                throw e;
            }
        }
        throw new UnreadableBodyException("not UTF-8");
    }

    private JsonValue whole() throws UnreadableBodyException {
        int start = space(Utf8.byteOrderMark(bytes));
        if (start == bytes.length) {
            throw new UnreadableBodyException("empty");
        }
        if (space(value(start)) != bytes.length) {
            throw new UnreadableBodyException("something follows the JSON value");
        }
        // The number of rows limits memory; end tokens of objects and arrays are added to the token count only here.
        if (tape.size() + closed > MAX_TOKENS) {
            throw limit();
        }
        return new JsonValue(tape, Tape.ROW);
    }

    /** Whether all strings are ASCII, so that the encoding needs no check: outside strings JSON is always ASCII. */
    private boolean isAscii() {
        return (high & HIGH_BITS) == 0;
    }

    /** The byte at a position; NUL after the end, which no JSON rule accepts. */
    private byte peek(int at) {
        return at < bytes.length ? bytes[at] : 0;
    }

    /** The next position that is not white space. All reading methods return the position after what they read. */
    private int space(int from) {
        int at = from;
        byte b = peek(at);
        // Usually there is none, which one comparison shows.
        while (b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t')) {
            b = peek(++at);
        }
        return at;
    }

    private int value(int from) throws UnreadableBodyException {
        byte first = peek(from);
        if (first == '"') {
            return text(from, MAX_STRING_CHARS);
        }
        return switch (first) {
            case '{' -> object(from);
            case '[' -> array(from);
            case 't' -> literal(from, "true", ScalarKind.TRUE);
            case 'f' -> literal(from, "false", ScalarKind.FALSE);
            case 'n' -> literal(from, "null", ScalarKind.NULL);
            default -> number(from);
        };
    }

    private int object(int from) throws UnreadableBodyException {
        int row = open(from, true);
        int at = space(from + 1);
        if (peek(at) == '}') {
            return close(row, at + 1);
        }
        int name = Tape.NONE;
        Set<String> many = null;
        for (int count = 0; ; count++) {
            int last = name;
            name = tape.end();
            at = space(name(at));
            boolean perhaps = tape.addName(row, last, name);
            if (count == NameHashes.FEW) {
                many = tape.namesBefore(row, name);
            }
            if (many == null ? perhaps && tape.isNamedBefore(row, name) : !many.add(tape.name(name))) {
                throw new UnreadableBodyException("a name stands twice in one object");
            }
            if (peek(at) != ':') {
                throw notJson();
            }
            at = space(value(space(at + 1)));
            if (peek(at) == '}') {
                return close(row, at + 1);
            }
            at = space(comma(at));
        }
    }

    private int name(int from) throws UnreadableBodyException {
        if (peek(from) != '"') {
            throw notJson();
        }
        return text(from, MAX_NAME_CHARS);
    }

    private int array(int from) throws UnreadableBodyException {
        int row = open(from, false);
        int at = space(from + 1);
        if (peek(at) == ']') {
            return close(row, at + 1);
        }
        while (true) {
            at = space(value(at));
            if (peek(at) == ']') {
                return close(row, at + 1);
            }
            at = space(comma(at));
        }
    }

    private int comma(int at) throws UnreadableBodyException {
        if (peek(at) != ',') {
            throw notJson();
        }
        return at + 1;
    }

    private int open(int from, boolean object) throws UnreadableBodyException {
        if (++depth > MAX_DEPTH) {
            throw limit();
        }
        return tape.open(from, object);
    }

    private int close(int row, int to) throws UnreadableBodyException {
        depth--;
        closed++;
        tape.close(row, to);
        return to;
    }

    /** Reads a string or a name, eight bytes at a time: most of a body is inside strings. */
    private int text(int from, int maxChars) throws UnreadableBodyException {
        boolean escaped = false;
        long bits = 0;
        int at = from + 1;
        while (true) {
            while (at <= bytes.length - Long.BYTES) {
                long word = (long) LONGS.get(bytes, at);
                long stop = Long.lowestOneBit(stops(word));
                bits |= word & (stop - 1);
                if (stop != 0) {
                    at += Long.numberOfTrailingZeros(stop) / Byte.SIZE;
                    break;
                }
                at += Long.BYTES;
            }
            byte b = peek(at);
            if (b == '"') {
                break;
            }
            if (b == '\\') {
                escaped = true;
                at = escape(at);
            } else if (b >= 0 && b < ' ') {
                throw notJson();
            } else {
                bits |= b;
                at++;
            }
        }
        high |= bits;
        boolean ascii = (bits & HIGH_BITS) == 0;
        int row = tape.add(from, at + 1, ascii ? escaped ? ScalarKind.ESCAPED : ScalarKind.PLAIN : ScalarKind.TEXT);
        if (at - from > maxChars && tape.text(row).length() > maxChars) {
            throw limit();
        }
        return at + 1;
    }

    /** Sets the high bit of each byte that is a quote, a backslash or a control character. Exact only up to the lowest one. */
    private static long stops(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        return (((quotes - EACH) & ~quotes) | ((backslashes - EACH) & ~backslashes) | ((word - SPACES) & ~word))
                & HIGH_BITS;
    }

    private int escape(int from) throws UnreadableBodyException {
        return switch (peek(from + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> from + 2;
            case 'u' -> hexDigits(from + 2);
            default -> throw notJson();
        };
    }

    private int hexDigits(int from) throws UnreadableBodyException {
        int to = from + 4;
        for (int at = from; at < to; at++) {
            if (!isHexDigit(peek(at))) {
                throw notJson();
            }
        }
        return to;
    }

    private static boolean isHexDigit(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
    }

    private int literal(int from, String word, int kind) throws UnreadableBodyException {
        for (int i = 0; i < word.length(); i++) {
            if (peek(from + i) != word.charAt(i)) {
                throw notJson();
            }
        }
        tape.add(from, from + word.length(), kind);
        return from + word.length();
    }

    private int number(int from) throws UnreadableBodyException {
        int whole = peek(from) == '-' ? from + 1 : from;
        int at = peek(whole) == '0' ? whole + 1 : digits(whole);
        int count = at - whole;
        if (peek(at) == '.') {
            int fraction = at + 1;
            at = digits(fraction);
            count += at - fraction;
        }
        if (peek(at) == 'e' || peek(at) == 'E') {
            int exponent = peek(at + 1) == '+' || peek(at + 1) == '-' ? at + 2 : at + 1;
            at = digits(exponent);
            count += at - exponent;
        }
        if (count > MAX_DIGITS) {
            throw limit();
        }
        tape.add(from, at, ScalarKind.NUMBER);
        return at;
    }

    private int digits(int from) throws UnreadableBodyException {
        int at = from;
        while (peek(at) >= '0' && peek(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw notJson();
        }
        return at;
    }

    private static UnreadableBodyException notJson() {
        return new UnreadableBodyException("not JSON");
    }

    static UnreadableBodyException limit() {
        return new UnreadableBodyException("breaks a limit of depth, length or number of tokens");
    }
}
