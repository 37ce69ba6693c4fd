package io.escala.examples.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every kind of event with a payload file. */
class EveryPayloadTest {
    private static final String PAYLOADS = "../../escala-channels/meta/src/test/resources/payloads";

    @Test
    void everyKindButPaymentsAndUnknownOnesIsRecognised() {
        Run run = Run.of(PAYLOADS);

        assertThat(run.events()).hasSizeGreaterThan(180);
        for (JsonNode event : run.events()) {
            String file = event.at("/source/file").stringValue();
            boolean known = !file.endsWith("_of_tomorrow.json") && !file.endsWith("/status_payment.json");
            assertThat(event.get("recognised").booleanValue()).as(file).isEqualTo(known);
            assertThat(event.has("why")).as(file).isEqualTo(!known);
            assertThat(event.get("kind").stringValue()).as(file).isNotEmpty();
        }
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void filesComeInOrderAndEveryBodyIsCounted() {
        Run run = Run.of(PAYLOADS);
        List<String> files = run.events().stream()
                .map(event -> event.at("/source/file").stringValue())
                .toList();

        assertThat(files).isSorted();
        assertThat(run.err())
                .startsWith("bodies " + files.size() + ", events " + files.size() + ", unrecognised 6, unreadable 0");
    }

    @Test
    void redactedOutputHasNoNamesOrTexts() {
        Run open = Run.of(PAYLOADS);
        Run redacted = Run.of("--redact", PAYLOADS);
        Set<String> secrets = new TreeSet<>();
        for (JsonNode event : open.events()) {
            for (String part : List.of("from", "to", "previous")) {
                for (String alias : List.of("phone", "userName", "profileName", "fullName", "firstName", "name")) {
                    add(secrets, event.path(part).path(alias));
                }
            }
            add(secrets, event.path("text"));
        }

        assertThat(secrets).hasSizeGreaterThan(20);
        assertThat(redacted.events()).hasSameSizeAs(open.events());
        for (String secret : secrets) {
            assertThat(redacted.out()).doesNotContainPattern("(?<![\\w.])" + Pattern.quote(secret) + "(?![\\w.])");
        }
        assertThat(redacted.code()).isEqualTo(open.code());
    }

    /** Short texts such as "x" or "si" are part of any output. */
    private static void add(Set<String> secrets, JsonNode value) {
        if (value.isString() && value.stringValue().length() > 3) {
            secrets.add(value.stringValue());
        }
    }
}
