package io.escala.channels.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Generates random JSON with varied spelling, and mutates it. */
final class Documents {
    private static final int MAX_DEPTH = 5;
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\r\n\t ", "         ");
    private static final List<String> PIECES = List.of(
            "a",
            "id",
            "text",
            "12345678",
            "\\\"",
            "\\\\",
            "\\/",
            "\\n",
            "\\u0041",
            "\\u00e4",
            "\\u0000",
            "\\ud83d\\ude00",
            "\u00e4",
            "\u4e2d",
            "\uD83D\uDE00",
            "\u007f",
            "{[,:]}",
            "");
    /** Half of a surrogate pair: valid in a text only. */
    private static final String HALF_PAIR = "\\ud83d";

    private static final List<String> SCALARS = List.of(
            "true", "false", "null", "0", "-0", "1", "-17", "1790000000", "0.5", "-2.5e3", "1E+30", "1e1000000000");
    private static final List<String> INSERTS = List.of(
            "\"", "\\", ",", ":", "{", "}", "[", "]", "0", "-", ".", "e", "n", " ", "\\u", "\\u00", "//", "'", "\u0001",
            "a");

    private final Random random;

    Documents(Random random) {
        this.random = random;
    }

    /** A valid document: within the limits, without duplicate names. */
    String next() {
        return value(0);
    }

    private String value(int depth) {
        int shape = random.nextInt(depth < MAX_DEPTH ? 5 : 2);
        String value = switch (shape) {
            case 0 -> pick(SCALARS);
            case 1 -> '"' + string() + (random.nextInt(8) == 0 ? HALF_PAIR : "") + string() + '"';
            case 2 -> array(depth);
            default -> object(depth);
        };
        return pick(SPACES) + value + pick(SPACES);
    }

    private String array(int depth) {
        StringBuilder array = new StringBuilder("[");
        int elements = random.nextInt(4);
        for (int i = 0; i < elements; i++) {
            array.append(i == 0 ? "" : ",").append(value(depth + 1));
        }
        return array.append(elements == 0 ? pick(SPACES) : "").append(']').toString();
    }

    private String object(int depth) {
        StringBuilder object = new StringBuilder("{");
        // Sometimes more fields than are compared one by one.
        int fields = random.nextInt(40) == 0 ? 20 + random.nextInt(20) : random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            object.append(i == 0 ? "" : ",").append(pick(SPACES));
            // The number keeps the names apart, whatever else they hold.
            object.append('"').append(string()).append('#').append(i).append('"');
            object.append(pick(SPACES)).append(':').append(fields > 5 ? "1" : value(depth + 1));
        }
        return object.append(fields == 0 ? pick(SPACES) : "").append('}').toString();
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        int pieces = random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            string.append(pick(PIECES));
        }
        return string.toString();
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The document with one mutation, possibly harmless: a byte changed, inserted or removed, a part doubled or cut off. */
    static byte[] mutate(byte[] document, Random random) {
        int at = random.nextInt(document.length);
        int to = Math.min(document.length, at + 1 + random.nextInt(8));
        byte[] insert = INSERTS.get(random.nextInt(INSERTS.size())).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> splice(document, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> splice(document, at, at, insert);
            case 2 -> splice(document, at, at + 1, insert);
            case 3 -> splice(document, at, to, new byte[0]);
            case 4 -> splice(document, at, at, Arrays.copyOfRange(document, at, to));
            default -> Arrays.copyOf(document, at);
        };
    }

    private static byte[] splice(byte[] document, int from, int to, byte[] middle) {
        byte[] spliced = Arrays.copyOf(document, from + middle.length + document.length - to);
        System.arraycopy(middle, 0, spliced, from, middle.length);
        System.arraycopy(document, to, spliced, from + middle.length, document.length - to);
        return spliced;
    }
}
