package io.escala.examples.owncustomers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the guide shows of a file of this application, under a link to it, is what stands in the file. */
class GuideTest {
    private static final String LINK = "](src/main/";

    @Test
    void blocksStandInTheFilesThatTheyAreFrom() throws IOException {
        List<String> guide = Files.readAllLines(Path.of("README.md"));
        int found = 0;
        for (int at = 2; at < guide.size(); at++) {
            String above = guide.get(at - 2);
            if (guide.get(at).equals("```java") && above.contains(LINK)) {
                int link = above.indexOf(LINK) + 2;
                Path file = Path.of(above.substring(link, above.indexOf(')', link)));
                String block = stripped(guide.subList(
                        at + 1, at + guide.subList(at, guide.size()).indexOf("```")));
                assertThat(stripped(Files.readAllLines(file)))
                        .as(file.toString())
                        .contains(block);
                found++;
            }
        }
        assertThat(found).isEqualTo(3);
    }

    private static String stripped(List<String> lines) {
        return lines.stream().map(String::strip).collect(Collectors.joining("\n"));
    }
}
