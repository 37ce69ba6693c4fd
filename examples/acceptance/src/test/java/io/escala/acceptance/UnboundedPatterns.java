package io.escala.acceptance;

import java.util.Scanner;
import java.util.regex.Pattern;

/** Uses of unbounded patterns, for the rule that forbids them. */
final class UnboundedPatterns {
    private static final Pattern WORD = Pattern.compile("\\w+");

    private UnboundedPatterns() {}

    static boolean all(String text) {
        boolean word = WORD.matcher(text).matches() && text.matches("a+");
        int parts = text.split("/").length + text.split("/", 2).length;
        String replaced = text.replaceAll("a", "b").replaceFirst("b", "c");
        try (Scanner scanner = new Scanner(replaced)) {
            return word && parts > 0 && scanner.hasNext();
        }
    }
}
