package io.escala.fakemeta.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class FakeMetaExtensionTest {

    @Nested
    @ExtendWith(FakeMetaExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class TheShop {

        private final List<FakeMeta> seen = new ArrayList<>();

        @BeforeEach
        void remember(FakeMeta meta) {
            seen.add(meta);
        }

        @Test
        @Order(1)
        void set_up_and_test_share_one_fake(FakeMeta meta) {
            assertThat(seen).containsExactly(meta);
            assertThat(meta.whatsApp().id()).isNotEmpty();
        }

        @Test
        @Order(2)
        void each_test_has_a_fresh_fake_and_the_old_one_is_closed(FakeMeta meta) throws IOException {
            assertThat(seen).hasSize(2);
            assertThat(seen.get(0)).isNotSameAs(meta);
            assertThat(listens(meta.baseUrl())).isTrue();
            assertThat(listens(seen.get(0).baseUrl())).isFalse();
        }

        private boolean listens(String baseUrl) throws IOException {
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), URI.create(baseUrl).getPort())) {
                return socket.isConnected();
            } catch (java.net.ConnectException closed) {
                return false;
            }
        }
    }

    @Nested
    class SetUpByHand {

        @RegisterExtension
        final FakeMetaExtension fake = FakeMetaExtension.with(() -> FakeMeta.builder()
                .app(App.of("1", "secret"))
                .line(Page.of("104").token("t"))
                .start());

        @Test
        void a_registered_field_uses_its_own_set_up(FakeMeta meta) {
            assertThat(meta.page().id()).isEqualTo("104");
        }
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class OneForAll {

        @RegisterExtension
        static final FakeMetaExtension META = FakeMetaExtension.shared();

        private static final List<FakeMeta> SEEN = new ArrayList<>();

        @Test
        @Order(1)
        void first_test_records(FakeMeta meta) throws Exception {
            SEEN.add(meta);
            META.whatsAppPerson("5493415550101").writes("hola");

            String text = """
                    {"messaging_product": "whatsapp", "to": "5493415550101", "type": "text", "text": {"body": "uno"}}
                    """;
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(meta.baseUrl() + "/"
                                            + meta.whatsApp().id() + "/messages"))
                                    .header(
                                            "Authorization",
                                            "Bearer " + meta.whatsApp().token())
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(text))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());

            assertThat(META.awaitSent(1)).extracting(SentMessage::text).containsExactly("uno");
        }

        @Test
        @Order(2)
        void next_test_begins_anew_with_the_same_fake(FakeMeta meta) {
            assertThat(SEEN).containsExactly(meta);
            assertThat(META.fake()).isSameAs(meta);
            assertThat(meta.sent()).isEmpty();
        }
    }

    @Test
    void fake_that_is_not_shared_is_a_parameter() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new FakeMetaExtension().fake())
                .withMessageContaining("shared()");
    }
}
