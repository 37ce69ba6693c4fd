package io.escala.examples.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void readmeProgramIsTheCompiledOne() throws IOException {
        String shown = ReadmeProgram.read().source();
        String source = Files.readString(Path.of("src/main/java/io/escala/examples/answering/Answering.java"));

        assertThat(shown).isEqualTo(source.substring(source.indexOf("import ")));
    }

    @Test
    void readmeCommandsAreTheProgramAndTheTests() throws IOException {
        String[] blocks = Files.readString(ROOT.resolve("README.md")).split("```sh\n", -1);

        assertThat(blocks[1]).contains("examples/quickstart").contains("java -jar");
        assertThat(blocks[2]).startsWith("mvn").contains("verify");
    }

    @Test
    void readmeNamesTheBuiltVersion() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));

        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("<version>" + version + "</version>");
    }
}
