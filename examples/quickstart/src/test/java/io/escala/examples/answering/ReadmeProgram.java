package io.escala.examples.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The program that the README shows, as text. */
record ReadmeProgram(String source) {
    private static final Path README = Path.of("../../README.md");

    /** Reads the first block of Java. */
    static ReadmeProgram read() throws IOException {
        String readme = Files.readString(README);
        int start = readme.indexOf("```java\n") + "```java\n".length();
        return new ReadmeProgram(readme.substring(start, readme.indexOf("```\n", start)));
    }

    /** Returns it with another text where one is. */
    ReadmeProgram with(String text, String instead) {
        assertThat(source).containsOnlyOnce(text);
        return new ReadmeProgram(source.replace(text, instead));
    }

    long imports() {
        return source.lines().filter(line -> line.startsWith("import ")).count();
    }

    /** How many lines there are between the braces of {@code main}. */
    long linesOfMain() {
        List<String> lines = source.lines().toList();
        int begin = 0;
        while (!lines.get(begin).contains("void main(")) {
            begin++;
        }
        return lines.indexOf("    }") - begin - 1L;
    }

    /** Compiles it into a folder, without anything but the class path of this test. */
    void compile(Path folder) throws IOException {
        Path file = folder.resolve("Answering.java");
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
        assertThat(result).as("javac").isZero();
    }
}
