package io.escala.channels.form;

import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.ParsedBody;
import io.escala.channels.internal.wire.PlainJson;
import io.escala.channels.internal.wire.UnreadableBodyException;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON of requests and answers. */
final class FormJson {
    private static final JsonFactory JACKSON = JsonFactory.builder().build();

    private FormJson() {}

    /** The object, or null when the bytes are anything else or exceed a limit of webhook bodies. */
    static @Nullable JsonValue object(byte[] bytes) {
        try {
            JsonValue json = ParsedBody.read(bytes).json();
            return json.isObject() ? json : null;
        } catch (UnreadableBodyException e) {
            return null;
        }
    }

    /** The answer for a screen. */
    static byte[] write(FormScreen screen, @Nullable String token) {
        return write(
                switch (screen.kind()) {
                    case SHOW -> Map.of("screen", screen.name(), "data", screen.data());
                    case FINISH -> {
                        Map<String, Object> values = new LinkedHashMap<>();
                        if (token != null) {
                            values.put("flow_token", token);
                        }
                        values.putAll(screen.data());
                        yield Map.of(
                                "screen",
                                screen.name(),
                                "data",
                                Map.of("extension_message_response", Map.of("params", values)));
                    }
                    case EXPIRED -> Map.of("error_msg", screen.name());
                });
    }

    static byte[] write(Map<String, ?> object) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JACKSON.createGenerator(ObjectWriteContext.empty(), out)) {
            PlainJson.write(object, generator);
        }
        return out.toByteArray();
    }
}
