package io.escala.core.fields;

import java.lang.reflect.InvocationTargetException;

/**
 * Patterns that administrators write. They are matched by RE2/J, which takes time linear in the text whatever the pattern is, and is an optional
 * dependency.
 */
final class ValuePattern {
    /**
     * The most that counted repetitions may come to, multiplied: RE2/J writes them out, so {@code ((a{999}){999}){999}} would take all memory.
     */
    private static final long MAX_REPETITIONS = 1_000;

    private static final String ENGINE = "com.google.re2j.Pattern";

    /** What a text is to a pattern, and a pattern to RE2/J. */
    enum Verdict {
        MATCHES,
        DIFFERS,
        /** The pattern is none, or repeats too much. */
        MALFORMED,
        /** RE2/J is missing. */
        UNAVAILABLE
    }

    private ValuePattern() {}

    /** Judges the whole of a text; the pattern first. */
    static Verdict judge(String pattern, String text) {
        return repetitions(pattern) > MAX_REPETITIONS ? Verdict.MALFORMED : match(pattern, text);
    }

    /** Multiplies every number in braces, also where braces are plain characters: too much is refused rather than too little. */
    private static long repetitions(String pattern) {
        long product = 1;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
            long most = 1;
            long number = 0;
            for (int at = open + 1; at < pattern.length(); at++) {
                char c = pattern.charAt(at);
                if (c >= '0' && c <= '9') {
                    number = Math.min(number * 10 + (c - '0'), MAX_REPETITIONS + 1);
                    most = Math.max(most, number);
                } else if (c == ',') {
                    number = 0;
                } else {
                    break;
                }
            }
            product = Math.min(product * most, MAX_REPETITIONS + 1);
        }
        return product;
    }

    /** RE2/J is found by name: its file declares no module, so a module that requires it could not be published. */
    private static Verdict match(String pattern, String text) {
        try {
            Class<?> type = Class.forName(ENGINE);
            Object compiled = type.getMethod("compile", String.class).invoke(null, pattern);
            boolean matches = (Boolean) type.getMethod("matches", String.class).invoke(compiled, text);
            return matches ? Verdict.MATCHES : Verdict.DIFFERS;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException) {
                return Verdict.MALFORMED;
            }
            throw new IllegalStateException("RE2/J failed", e);
        } catch (ClassNotFoundException e) {
            return Verdict.UNAVAILABLE;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of RE2/J is not supported", e);
        }
    }
}
