package io.escala.examples.inspector;

import java.io.PrintStream;
import java.util.Map;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Prints objects as JSON, one per line unless it should be pretty. */
final class JsonOutput {
    private final PrintStream out;
    private final ObjectWriter writer;

    JsonOutput(PrintStream out, boolean pretty) {
        JsonMapper mapper = new JsonMapper();
        this.out = out;
        this.writer = pretty ? mapper.writerWithDefaultPrettyPrinter() : mapper.writer();
    }

    /**
     * Hands on what was printed.
     *
     * @throws OutputClosedException when nobody reads it any more
     */
    void flush() {
        if (out.checkError()) {
            throw new OutputClosedException();
        }
    }

    void print(Map<String, Object> object) {
        out.print(Printable.of(writer.writeValueAsString(object)) + "\n");
    }
}
