package io.escala.channels.internal.wire;

/** The kinds of scalar values. */
final class ScalarKind {
    /** {@code null} or missing. */
    static final int NULL = 0;

    static final int TRUE = -1;
    static final int FALSE = -2;
    static final int NUMBER = -3;

    /** A string of ASCII without escapes. */
    static final int PLAIN = -4;

    /** A string of ASCII with escapes. */
    static final int ESCAPED = -5;

    /** Any other string. */
    static final int TEXT = -6;

    private ScalarKind() {}

    static boolean isString(int kind) {
        return kind <= PLAIN;
    }
}
