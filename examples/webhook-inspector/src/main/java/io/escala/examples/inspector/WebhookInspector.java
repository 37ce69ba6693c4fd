package io.escala.examples.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;

/** The program. */
public final class WebhookInspector {
    private static final int BUFFER = 1 << 16;

    private WebhookInspector() {}

    /**
     * Runs, and ends the process with the exit code.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        // UTF-8 whatever the terminal says: the output is JSON.
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER), false, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        int code = run(args, System.in, out, err, System.getenv());
        out.flush();
        System.exit(code);
    }

    static int run(String[] args, InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        return new CommandLine(new InspectCommand(in, out, err, environment))
                .setOut(new PrintWriter(out, true, UTF_8))
                .setErr(new PrintWriter(err, true, UTF_8))
                // A file may be called @name; it holds no options.
                .setExpandAtFiles(false)
                .execute(args);
    }
}
