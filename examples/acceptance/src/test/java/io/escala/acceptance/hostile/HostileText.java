package io.escala.acceptance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * A hostile text in the place of a normal one. Long ones hardly repeat themselves: text that a database can compress is
 * no trouble for its indexes.
 *
 * @param title what is hostile about it
 * @param json the text as it stands between quotes
 * @param everywhere whether it is put into each field of each body; else into each field name once per channel
 */
record HostileText(String title, String json, boolean everywhere) {
    /** Replacements of a text. */
    static List<HostileText> all() {
        return List.of(
                everywhere("U+0000", "a\\u0000b"),
                everywhere("a lone surrogate", "a\\ud800b"),
                once("the wrong half first", "\\udc00\\ud800"),
                everywhere("512 Chinese characters", chinese(512)),
                everywhere("340 Chinese characters, which can be an id", chinese(340)),
                once("300 characters of four bytes", rare(300)),
                once("empty", ""),
                once("white space", " \\t\\n\\u2003"),
                once("signs of SQL", "'; DROP %_\\\\--"),
                once("many digits", "9".repeat(400)),
                once("5,000 characters", characters(5_000)),
                once("100,000 characters", characters(100_000)));
    }

    /** Replacements of a field name; readers refuse longer names. */
    static List<HostileText> names() {
        return List.of(everywhere("U+0000", "a\\u0000b"), everywhere("200 Chinese characters", chinese(200)));
    }

    /** Replacements of a number. */
    static List<HostileText> numbers() {
        return List.of(
                everywhere("30 digits", "9".repeat(30)),
                everywhere("beyond any range", "1e999"),
                everywhere("less than nothing", "-9223372036854775808"),
                everywhere("a fraction", "0.1"));
    }

    private static HostileText everywhere(String title, String json) {
        return new HostileText(title, json, true);
    }

    private static HostileText once(String title, String json) {
        return new HostileText(title, json, false);
    }

    private static String chinese(int length) {
        return new Random(7)
                .ints(length, 0x4e00, 0x9fa5)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String rare(int length) {
        return new Random(8)
                .ints(length, 0x20000, 0x2a6d6)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String characters(int length) {
        byte[] bytes = new byte[length];
        new Random(9).nextBytes(bytes);
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII).substring(0, length);
    }
}
