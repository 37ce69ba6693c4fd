package io.escala.channels.webhook;

import io.escala.crm.text.TextSplitter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads parameters as they stand in the query of a URL and in the body of a form. */
final class RawQuery {
    private static final int MAX_LENGTH = 4096;

    private RawQuery() {}

    /** The parameters of a query, decoded; none when it is absent, overlong, badly encoded, or names one twice. */
    static Map<String, String> parse(@Nullable String rawQuery) {
        return rawQuery == null || rawQuery.length() > MAX_LENGTH ? Map.of() : parameters(rawQuery);
    }

    /** The parameters, decoded; none when they are badly encoded, or one of them stands twice. */
    static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new HashMap<>();
        try {
            for (String part : TextSplitter.parts(encoded, '&')) {
                int equals = part.indexOf('=');
                String name = decode(equals < 0 ? part : part.substring(0, equals));
                String value = equals < 0 ? "" : decode(part.substring(equals + 1));
                if (parameters.putIfAbsent(name, value) != null) {
                    return Map.of();
                }
            }
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
        return parameters;
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
