package io.escala.examples.inspector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading bodies from their sources, and the exit codes. */
class InputsTest {
    @TempDir
    Path folder;

    private String write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content).toString();
    }

    @Test
    void exitCodeIsZeroIfAllEventsAreTyped() throws IOException {
        assertThat(Run.of(write("a.json", Bodies.text("hola"))).code()).isZero();
    }

    @Test
    void exitCodeIsOneForUnrecognisedEvents() throws IOException {
        Run run = Run.of(write("a.json", Bodies.text("hola")), write("b.json", Bodies.unknownKind()));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.events()).hasSize(2);
        assertThat(run.events().get(1).get("why").stringValue()).contains("hologram");
    }

    @Test
    void bodyWithoutEventsIsMalformed() {
        Run run = Run.reading(Bodies.EMPTY_OBJECT);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.event().get("recognised").booleanValue()).isFalse();
    }

    @Test
    void exitCodeIsTwoForAnUnreadableFileAndOthersAreStillRead() throws IOException {
        Run run = Run.of(
                folder.resolve("missing.json").toString(),
                write("broken.json", "{"),
                write("tomorrow.json", Bodies.unknownKind()),
                write("fine.json", Bodies.text("hola")));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("missing.json: no such file", "broken.json: not JSON")
                .contains("bodies 3, events 2, unrecognised 1, unreadable 2");
        assertThat(run.events()).hasSize(3);
        assertThat(run.events().get(0).get("kind").stringValue()).isEqualTo("Unreadable");
        assertThat(run.events().get(2).get("text").stringValue()).isEqualTo("hola");
    }

    @Test
    void standardInputIsReadWithoutArgumentsOrForADash() {
        assertThat(Run.reading(Bodies.text("hola")).event().at("/source/file").stringValue())
                .isEqualTo("-");
        assertThat(Run.reading(Bodies.text("hola"), "-").event().get("text").stringValue())
                .isEqualTo("hola");
        assertThat(Run.reading("").code()).isEqualTo(2);
    }

    @Test
    void everyLineOfALogIsABody() {
        Run run = Run.reading(Bodies.text("uno") + "\n\n  \r\nno json\n" + Bodies.text("dos") + "\r\n", "--lines");

        assertThat(run.events()).hasSize(3);
        assertThat(run.events().get(0).at("/source/body").intValue()).isEqualTo(1);
        assertThat(run.events().get(2).at("/source/body").intValue()).isEqualTo(5);
        assertThat(run.events().get(2).get("text").stringValue()).isEqualTo("dos");
        assertThat(run.err()).contains("-, line 4: not JSON");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void folderIsReadRecursivelyInOrderForJsonOnly() throws IOException {
        write("b/2.json", Bodies.text("tercero"));
        write("b/1.json", Bodies.text("segundo"));
        write("a.json", Bodies.text("primero"));
        write("a.json.sig", "sha256=00");
        write("notes.txt", "no JSON");

        Run run = Run.of(folder.toString());

        assertThat(run.code()).isZero();
        assertThat(run.events().stream().map(event -> event.get("text").stringValue()))
                .containsExactly("primero", "segundo", "tercero");
    }

    @Test
    void selfLinkedFolderIsReadOnce() throws IOException {
        write("a.json", Bodies.text("hola"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        assertThat(Run.of(folder.toString()).events()).hasSize(1);
        assertThat(Run.of(folder.resolve("loop").toString()).events()).hasSize(1);
    }

    @Test
    void folderWithoutBodiesIsAnError() {
        assertThat(Run.of(folder.toString()).code()).isEqualTo(2);
    }

    @Test
    void hostileBodiesAreUnreadable() throws IOException {
        Path latin1 = folder.resolve("latin1.json");
        Files.write(latin1, Bodies.text("José").getBytes(ISO_8859_1));

        assertThat(Run.reading(Bodies.deep(65)).err()).contains("-: breaks a limit");
        assertThat(Run.reading(Bodies.deep(65)).code()).isEqualTo(2);
        assertThat(Run.reading(Bodies.deep(64)).code()).isEqualTo(1);
        assertThat(Run.reading("[".repeat(1_000_000)).code()).isEqualTo(2);
        assertThat(Run.reading("\u0000").code()).isEqualTo(2);
        assertThat(Run.of(latin1.toString()).err()).contains("not UTF-8");
    }

    @Test
    void bodyOverTheSizeLimitIsNotRead() throws IOException {
        String large = Bodies.text("x".repeat(1 << 20));

        Run whole = Run.of("--max-mib", "1", write("large.json", large));
        Run lines = Run.reading(large + "\n" + Bodies.text("hola"), "--lines", "--max-mib", "1");

        assertThat(whole.code()).isEqualTo(2);
        assertThat(whole.err()).contains("larger than the limit of 1 MiB");
        assertThat(lines.event().get("text").stringValue()).isEqualTo("hola");
        assertThat(lines.event().at("/source/body").intValue()).isEqualTo(2);
        assertThat(Run.of(write("large.json", large)).code()).isZero();
    }

    @Test
    void exitCodeIsTwoForWrongOptions() {
        assertThat(Run.of("--no-such-option").code()).isEqualTo(2);
        assertThat(Run.of("--fields", "--redact").code()).isEqualTo(2);
        assertThat(Run.of("--max-mib", "0").code()).isEqualTo(2);
        assertThat(Run.of("--help").code()).isZero();
    }

    @Test
    void fileNamesAreEscaped() {
        assertThat(Run.of("a\u001b[2J.json").err()).doesNotContain("\u001b").contains("no such file");
    }
}
