package io.escala.examples.answering;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The program of the README, run in a process of its own against a fake Meta")
class ReadmeProgramTest {
    private static final String ANSWER = "Thanks, we will be right with you.";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private FakeMeta meta;
    private WhatsAppPerson rosa;

    @BeforeEach
    void start() {
        meta = FakeMeta.start();
        rosa = meta.whatsAppPerson("5493415550101");
    }

    @AfterEach
    void stop() {
        meta.close();
    }

    /** The program on any free port. */
    private static ReadmeProgram program() throws IOException {
        return ReadmeProgram.read().with("8080", "0");
    }

    private RunningProgram run(ReadmeProgram program) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        program.compile(classes);
        return RunningProgram.start(classes, folder, meta);
    }

    @Test
    @DisplayName("is short")
    void isShort() throws IOException {
        assertThat(ReadmeProgram.read().linesOfMain()).isBetween(5L, 15L);
        assertThat(ReadmeProgram.read().imports()).isBetween(5L, 12L);
    }

    @Test
    @DisplayName("answers every message once, also what Meta delivers again")
    void answersEveryMessageOnce() throws Exception {
        try (RunningProgram running = run(program())) {
            assertThat(meta.verify(running.webhook(), RunningProgram.VERIFY_TOKEN))
                    .isTrue();
            Webhook hello = rosa.writes("hola");
            assertThat(hello.sendTo(running.webhook())).isEqualTo(200);
            assertThat(hello.sendTo(running.webhook())).isEqualTo(200);
            meta.awaitSent(1, PATIENCE);

            assertThat(rosa.writes("¿hay stock?").sendTo(running.webhook())).isEqualTo(200);

            assertThat(meta.awaitSent(2, PATIENCE))
                    .extracting(SentMessage::text)
                    .containsExactly(ANSWER, ANSWER);
            assertThat(meta.sentTo(rosa)).hasSize(2);
        }
    }

    @Test
    @DisplayName("answers once what it had filed when it was killed")
    void answersWhatItHadFiledWhenItWasKilled() throws Exception {
        // Without workers it files and never answers: as if it were killed in between.
        ReadmeProgram filingOnly = program().with("            inbox.start();\n", "");
        Webhook hello = rosa.writes("hola");
        try (RunningProgram running = run(filingOnly)) {
            assertThat(hello.sendTo(running.webhook())).isEqualTo(200);
            running.kill();
        }
        assertThat(meta.sent()).isEmpty();

        try (RunningProgram again = run(program())) {
            meta.awaitSent(1, PATIENCE);
            assertThat(hello.sendTo(again.webhook())).isEqualTo(200);
            assertThat(rosa.writes("¿hay stock?").sendTo(again.webhook())).isEqualTo(200);
            meta.awaitSent(2, PATIENCE);
        }
        // Answers of a conversation go out in order, so one too many would have been before the last.
        assertThat(meta.sent()).extracting(SentMessage::text).containsExactly(ANSWER, ANSWER);
    }
}
