package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.fakemeta.junit.FakeMetaExtension;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the README's examples; the README shows the code between the markers. */
class ReadmeTest {

    /** Stands for the reader's own application. */
    private static final class YourInbox {

        private final FakeMeta meta;

        YourInbox(FakeMeta meta) {
            this.meta = meta;
        }

        void receive(byte[] body, Map<String, String> headers) {
            assertThat(headers.get("X-Hub-Signature-256"))
                    .isEqualTo(meta.signer().sign(body));
            new Caller(meta).text(meta.whatsApp(), "5493415550101", "¡Hola, Rosa!");
        }
    }

    /** Stands for the reader's own client. */
    private record YourClient(String baseUrl, String phoneNumberId, String token) {

        void send(String to, String text) throws IOException, InterruptedException {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(baseUrl + "/v26.0/" + phoneNumberId + "/messages"))
                                    .header("Authorization", "Bearer " + token)
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"messaging_product\":\"whatsapp\",\"to\":\"" + to
                                                    + "\",\"text\":{\"body\":\"" + text + "\"}}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }
    }

    @Nested
    // readme: junit
    @ExtendWith(FakeMetaExtension.class)
    class InboxTest {

        @Test
        void rosa_gets_an_answer(FakeMeta meta) throws Exception {
            YourInbox inbox = new YourInbox(meta);
            WhatsAppPerson rosa = meta.whatsAppPerson("5493415550101").named("Rosa");

            Webhook hello = rosa.writes("hola");
            inbox.receive(hello.bytes(), hello.headers()); // or hello.sendTo("http://localhost:8080/webhook")

            SentMessage answer = meta.awaitSent(1, Duration.ofSeconds(5)).get(0);
            assertThat(answer.person()).containsSame(rosa);
            assertThat(answer.text()).isEqualTo("¡Hola, Rosa!");

            Webhook delivered = answer.status(DeliveryStatus.DELIVERED);
            inbox.receive(delivered.bytes(), delivered.headers());
        }
    }
    // readme: end

    @Test
    void plain_code_does_as_well() {
        // readme: plain
        try (FakeMeta meta = FakeMeta.start()) {
            WhatsAppNumber number = meta.whatsApp();
            // Your client talks to meta.baseUrl() instead of https://graph.facebook.com.
            YourClient client = new YourClient(meta.baseUrl(), number.id(), number.token());
            meta.whatsAppPerson("5493415550101").writes("hola");

            meta.failNextSend(Fault.acceptedThenCut());
            assertThatThrownBy(() -> client.send("5493415550101", "¡Hola!")).isInstanceOf(IOException.class);

            assertThat(meta.sent()).hasSize(1); // it went out without an answer
        }
        // readme: end
    }

    @Test
    void readme_examples_match_this_code() throws IOException {
        String readme = withoutWhitespace(Files.readString(Path.of("README.md")));

        assertThat(shownInReadme())
                .hasSize(2)
                .allSatisfy(example -> assertThat(readme).contains(withoutWhitespace(example)));
    }

    private static List<String> shownInReadme() {
        try {
            String source = Files.readString(Path.of("src/test/java/io/escala/fakemeta/ReadmeTest.java"));
            return java.util.regex.Pattern.compile(
                            "^ *// readme: (?:junit|plain)\\R(.*?)^ *// readme: end",
                            java.util.regex.Pattern.DOTALL | java.util.regex.Pattern.MULTILINE)
                    .matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String withoutWhitespace(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
