package io.escala.examples.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.examples.quickstart.Quickstart;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The day of the quickstart: webhooks in, texts and templates out over HTTP, a process that is killed and started again. */
class QuickstartDayTest {
    @Test
    void everyStepHappens() throws IOException, InterruptedException {
        ProcessBuilder day = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Quickstart.class.getName())
                .redirectErrorStream(true);
        // With credentials in the environment the quickstart would serve until it is stopped.
        day.environment().remove("META_APP_SECRET");
        Process process = day.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Every step happened.");
    }
}
