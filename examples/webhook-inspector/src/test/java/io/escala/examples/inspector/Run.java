package io.escala.examples.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One run of the program, in this process. */
record Run(int code, String out, String err) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static Run of(String... args) {
        return with("", Map.of(), args);
    }

    static Run reading(String in, String... args) {
        return with(in, Map.of(), args);
    }

    static Run with(String in, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = WebhookInspector.run(
                args,
                new ByteArrayInputStream(in.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                environment);
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** The output, one object per line. */
    List<JsonNode> events() {
        return out.lines().map(MAPPER::readTree).toList();
    }

    JsonNode event() {
        List<JsonNode> events = events();
        if (events.size() != 1) {
            throw new AssertionError("printed " + events.size() + " lines");
        }
        return events.get(0);
    }
}
