package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The memory of a delivery is bounded by the size of its body, whatever its content. */
class DeliveryMemoryTest {
    @ParameterizedTest
    @EnumSource
    void worstBodiesAreWithinTheSizeLimit(WorstBodies.Body body) {
        assertThat(body.bytes()).hasSizeBetween(190_000, MetaWebhooks.DEFAULT_MAX_BODY_BYTES);
    }

    @Test
    void worstBodiesAreReadAndMappedIn64MebibytesOfHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        WorstBodies.class.getName())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();

        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip().lines().reduce((first, last) -> last))
                .contains("{MILLION_OBJECTS=1, NAMES=1, LONG_TEXT=1, TEXTS_OUTSIDE_LATIN=201, ESCAPED_TEXT=1,"
                        + " EMPTY_MESSAGES=99001, EMPTY_THREAD_ITEMS=99001, ODDLY_NAMED=49001, SMALL_MESSAGES=13001,"
                        + " RAW_MESSAGES=14, CARDS=1, WIDE_CARD=50001, LONG_NAME=13001, DEEP=1601, HISTORY=15001}");
    }

    /** The class path and module path of this test. */
    private static String classPath() {
        return Stream.concat(
                        List.of("target/test-classes").stream(),
                        Stream.of("jdk.module.path", "java.class.path")
                                .map(name -> System.getProperty(name, ""))
                                .filter(path -> !path.isEmpty()))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
