package io.escala.examples.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests that need a separate process. */
class ProcessTest {
    private static Process start(String... args) throws IOException {
        String[] command = new String[args.length + 4];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command[1] = "-cp";
        command[2] = System.getProperty("java.class.path");
        command[3] = WebhookInspector.class.getName();
        System.arraycopy(args, 0, command, 4, args.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // A terminal that supports ASCII only.
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    @Test
    void outputIsUtf8AndTheExitCodeIsReturned() throws Exception {
        Process process = start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(Bodies.text("¿qué tal? 😀").getBytes(UTF_8));
            in.write('\n');
        }

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).contains("\"¿qué tal? 😀\"");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void stopsWhenItsOutputIsClosed() throws Exception {
        Process process = start("--lines");
        process.getInputStream().close();
        byte[] line = (Bodies.text("hola") + "\n").getBytes(UTF_8);
        boolean open = true;
        try (OutputStream in = process.getOutputStream()) {
            while (open) {
                in.write(line);
                in.flush();
            }
        } catch (IOException e) {
            open = false;
        }

        assertThat(open).isFalse();
        assertThat(process.waitFor()).isZero();
    }
}
