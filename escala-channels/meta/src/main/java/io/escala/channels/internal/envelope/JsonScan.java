package io.escala.channels.internal.envelope;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where values begin and end in JSON that is known to be valid, without decoding them. Thread-safe: immutable.
 */
final class JsonScan {
    private final byte[] bytes;

    JsonScan(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes of a value; {@code to} is exclusive. */
    record Span(int from, int to) {
        int size() {
            return to - from;
        }

        boolean holds(int position) {
            return from <= position && position < to;
        }
    }

    /** A field: its name with the quotes, and its value. */
    record Field(Span name, Span value) {}

    /** The value at or after a position; skips white space and a byte order mark. */
    Span value(int at) {
        int from = at;
        while (isSpace(bytes[from]) || bytes[from] < 0) {
            from++;
        }
        return new Span(from, end(from));
    }

    boolean isObject(Span value) {
        return bytes[value.from()] == '{';
    }

    boolean isArray(Span value) {
        return bytes[value.from()] == '[';
    }

    /** The fields of an object, in order. */
    List<Field> fields(Span object) {
        List<Field> fields = new ArrayList<>();
        for (int at = next(object.from() + 1); bytes[at] != '}'; at = next(at)) {
            Span name = new Span(at, end(at));
            Span value = value(next(name.to()));
            fields.add(new Field(name, value));
            at = value.to();
        }
        return fields;
    }

    /** The elements of an array, in order. */
    List<Span> elements(Span array) {
        List<Span> elements = new ArrayList<>();
        for (int at = next(array.from() + 1); bytes[at] != ']'; at = next(at)) {
            Span element = new Span(at, end(at));
            elements.add(element);
            at = element.to();
        }
        return elements;
    }

    /** Every scalar in a range, including field names; strings without their quotes. */
    List<Span> scalars(int from, int to) {
        List<Span> scalars = new ArrayList<>();
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            if (b == '"') {
                int end = string(at);
                scalars.add(new Span(at + 1, end - 1));
                at = end;
            } else if (isSpace(b) || isStructure(b)) {
                at++;
            } else {
                int end = bare(at);
                scalars.add(new Span(at, end));
                at = end;
            }
        }
        return scalars;
    }

    /** Skips white space, commas and colons. */
    private int next(int at) {
        int next = at;
        while (isSpace(bytes[next]) || bytes[next] == ',' || bytes[next] == ':') {
            next++;
        }
        return next;
    }

    private int end(int from) {
        return switch (bytes[from]) {
            case '"' -> string(from);
            case '{', '[' -> nested(from);
            default -> bare(from);
        };
    }

    private int string(int from) {
        int at = from + 1;
        while (bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private int nested(int from) {
        int depth = 0;
        int at = from;
        do {
            switch (bytes[at]) {
                case '"' -> at = string(at) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0);
        return at;
    }

    private int bare(int from) {
        int at = from;
        while (at < bytes.length && !isSpace(bytes[at]) && !isStructure(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static boolean isStructure(byte b) {
        return b == ',' || b == ':' || b == '{' || b == '}' || b == '[' || b == ']';
    }
}
