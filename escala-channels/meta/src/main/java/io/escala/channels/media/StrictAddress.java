package io.escala.channels.media;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Scheme, host and port of a URL, parsed strictly, in linear time and independently of any library. Anything unusual is
 * refused.
 *
 * @param scheme {@code http} or {@code https}
 * @param host labels of ASCII letters, digits and hyphens with dots between them, in lower case
 * @param port the port, if stated
 */
record StrictAddress(String scheme, String host, OptionalInt port) {
    private static final int MAX_LENGTH = 8_192;
    private static final int MAX_HOST = 253;
    private static final int MAX_LABEL = 63;
    private static final int MAX_PORT_DIGITS = 5;
    private static final int MAX_PORT = 65_535;
    private static final String ENDS_HOST = ":/?#";
    private static final String ENDS_PORT = "/?#";

    /** The parsed address; empty when any part of it is unusual. */
    static Optional<StrictAddress> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        for (String scheme : new String[] {"http", "https"}) {
            int host = scheme.length() + "://".length();
            if (text.regionMatches(true, 0, scheme + "://", 0, host) && isVisible(text)) {
                return read(text, scheme, host);
            }
        }
        return Optional.empty();
    }

    private static Optional<StrictAddress> read(String text, String scheme, int from) {
        int end = until(text, from, ENDS_HOST);
        String host = text.substring(from, end);
        if (!isHost(host)) {
            return Optional.empty();
        }
        OptionalInt port = OptionalInt.empty();
        if (end < text.length() && text.charAt(end) == ':') {
            port = port(text.substring(end + 1, until(text, end + 1, ENDS_PORT)));
            if (port.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new StrictAddress(scheme, host.toLowerCase(Locale.ROOT), port));
    }

    /** Whether it is 1 to 8,192 characters of visible ASCII without a backslash, which some parsers treat as a slash. */
    static boolean isVisible(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Whether it begins with any scheme. */
    static boolean hasScheme(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < colon; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '+' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static int until(String text, int from, String ends) {
        int at = from;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean isHost(String host) {
        if (host.length() > MAX_HOST) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.' ? label == 0 : !isLetter(c) && !isDigit(c) && c != '-') {
                return false;
            }
            label = c == '.' ? 0 : label + 1;
            if (label > MAX_LABEL) {
                return false;
            }
        }
        return label > 0;
    }

    private static OptionalInt port(String digits) {
        if (digits.isEmpty()
                || digits.length() > MAX_PORT_DIGITS
                || !digits.chars().allMatch(c -> isDigit((char) c))) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(digits);
        return port <= MAX_PORT ? OptionalInt.of(port) : OptionalInt.empty();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
