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

/** The main class of the webhook inspector. */
public final class WebhookInspector {
    private static final int BUFFER = 1 << 16;

    private WebhookInspector() {}

    /**
     * Runs the command and exits with its exit code.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        // Always UTF-8, because the output is JSON.
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
                // An argument @name is a file name, not a file of options.
                .setExpandAtFiles(false)
                .execute(args);
    }
}
