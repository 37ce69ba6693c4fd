package io.escala.channels.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the query of a URL. */
final class RawQuery {
    private static final int MAX_LENGTH = 4096;

    private RawQuery() {}

    /** The parameters, decoded; none when the query is absent, overlong, badly encoded, or names one twice. */
    static Map<String, String> parse(@Nullable String rawQuery) {
        if (rawQuery == null || rawQuery.length() > MAX_LENGTH) {
            return Map.of();
        }
        Map<String, String> parameters = new HashMap<>();
        try {
            for (String part : rawQuery.split("&", -1)) {
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
