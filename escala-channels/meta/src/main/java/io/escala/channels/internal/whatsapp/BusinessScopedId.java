package io.escala.channels.internal.whatsapp;

/** The format of business-scoped user ids: {@code AR.839…}, and {@code AR.ENT.551…} across linked portfolios. */
final class BusinessScopedId {
    private static final String PARENT = "ENT.";
    private static final int COUNTRY = 3;
    private static final int MAX_TAIL = 256;

    private BusinessScopedId() {}

    /** Whether it is two capital letters, a dot, and letters or digits; a phone id never contains a dot or a letter. */
    static boolean looksLike(String text) {
        if (text.length() <= COUNTRY
                || !isCapital(text.charAt(0))
                || !isCapital(text.charAt(1))
                || text.charAt(2) != '.') {
            return false;
        }
        int tail = isOfParent(text) ? COUNTRY + PARENT.length() : COUNTRY;
        for (int i = tail; i < text.length(); i++) {
            if (!isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() > tail && text.length() - tail <= MAX_TAIL;
    }

    static boolean isOfParent(String text) {
        return text.startsWith(PARENT, COUNTRY);
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLetterOrDigit(char c) {
        return isCapital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
