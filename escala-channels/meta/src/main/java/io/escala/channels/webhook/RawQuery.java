package io.escala.channels.webhook;

import io.escala.crm.text.TextSplitter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes the parameters of a URL query or a form body. */
final class RawQuery {
    private static final int MAX_LENGTH = 4096;

    private RawQuery() {}

    /** The decoded parameters of a query; empty when it is absent, too long, badly encoded, or repeats a name. */
    static Map<String, String> parse(@Nullable String rawQuery) {
        return rawQuery == null || rawQuery.length() > MAX_LENGTH ? Map.of() : parameters(rawQuery);
    }

    /** The decoded parameters; empty when they are badly encoded or a name is repeated. */
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
