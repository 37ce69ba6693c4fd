package io.escala.acceptance.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A signed body of 1 MiB takes at most 64 MiB of heap, whatever its shape, read, filed at once and filed from the journal.
 *
 * <p>Every sample body is blown up to nearly 1 MiB: one of its arrays is repeated while texts around it grow, all of them or one,
 * and its own texts grow. A separate process handles these bodies one after the other. Its heap is what a first process needed
 * after it had filed every sample once, which is the libraries and the store, and 64 MiB. With the serial collector and a fixed
 * heap, memory runs out for the same bodies every time.
 */
class BodyMemoryTest {
    private static final int MEBI = 1 << 20;

    @TempDir
    Path folder;

    @Test
    @DisplayName("any body of 1 MiB is read, filed and journalled in 64 MiB of heap")
    void anyBodyFitsInto64MebibytesOfHeap() throws IOException, InterruptedException {
        List<String> measured = run("baseline", 512);
        long baseline = Long.parseLong(measured.get(measured.size() - 1).substring("baseline ".length()));

        List<String> said = run("deliver", (int) (baseline / MEBI) + 1 + 64);

        assertThat(said.get(said.size() - 1)).as(String.join("\n", said)).endsWith(" bodies, exhausted by 0");
    }

    private List<String> run(String what, int heapInMebibytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapInMebibytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeliveryProcess.class.getName(),
                        Files.createDirectory(folder.resolve(what)).toString(),
                        what)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        List<String> said = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
        return said;
    }
}
