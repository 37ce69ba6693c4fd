package io.escala.core.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts of web addresses. Pure. */
final class AddressParts {
    private AddressParts() {}

    /** Percent-encodes a text, so that it stays one part of an address. */
    static String encode(String text) {
        // The JDK writes the form of queries, in which a space is a plus; everywhere else that would be a plus.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
