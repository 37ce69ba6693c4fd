package io.escala.examples.inspector;

import java.io.PrintStream;
import java.util.Map;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Prints objects as JSON, one per line unless pretty-printed. */
final class JsonOutput {
    private final PrintStream out;
    private final ObjectWriter writer;

    JsonOutput(PrintStream out, boolean pretty) {
        JsonMapper mapper = new JsonMapper();
        this.out = out;
        this.writer = pretty ? mapper.writerWithDefaultPrettyPrinter() : mapper.writer();
    }

    /**
     * Flushes the output.
     *
     * @throws OutputClosedException if the reader has closed the output
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
