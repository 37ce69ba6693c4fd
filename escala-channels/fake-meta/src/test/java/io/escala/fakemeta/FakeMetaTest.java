package io.escala.fakemeta;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FakeMetaTest {

    @Test
    void all_missing_settings_are_named() {
        FakeMetaBuilder builder = FakeMeta.builder()
                .app(App.of("1", "a"))
                .app(App.of("2", "b"))
                .line(WhatsAppNumber.of("1060").app("1").phone("549341"))
                .line(Page.of("104").token("t"))
                .line(Page.of("105").app("3").token("t"))
                .line(InstagramAccount.of("1784").app("1"))
                .line(InstagramAccount.of("1785").app("1").linkedPage("999"))
                .line(InstagramAccount.of("1785").app("1").token("t"))
                .template(Template.of("2040", "hello", "es_AR", "Hola"));

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "WhatsAppNumber[1060]: waba is missing",
                        "WhatsAppNumber[1060]: portfolio is missing",
                        "WhatsAppNumber[1060]: token is missing",
                        "Page[104]: app is missing, and there are 2",
                        "Page[105]: app 3 is not set up",
                        "InstagramAccount[1784]: token or linked page is missing",
                        "InstagramAccount[1785]: linked page 999 is not set up",
                        "InstagramAccount[1785] is set up twice",
                        "template hello: its owner 2040");
        assertThatThrownBy(() -> FakeMeta.builder().start()).hasMessageContaining("no app is set up");
        assertThatThrownBy(() -> App.of("1", "")).hasMessageContaining("secret");
    }

    @Test
    void later_changes_are_validated_too() {
        try (FakeMeta meta = FakeMeta.start()) {
            assertThatThrownBy(() -> meta.put(Page.of("105"))).hasMessageContaining("token is missing");
            assertThatThrownBy(() -> meta.put(Template.of("7", "hello", "es_AR", "Hola")))
                    .hasMessageContaining("owner 7");
            assertThatThrownBy(() -> meta.whatsApp("4711")).hasMessageContaining("4711");
            meta.put(Page.of("105").token("t"));
            assertThatThrownBy(meta::page).hasMessageContaining("2");
        }
    }

    @Test
    void secrets_are_not_printed() {
        try (FakeMeta meta = FakeMeta.start()) {
            assertThat(List.of(meta.app(), meta.whatsApp(), meta.page(), meta.instagram(), meta.signer(), meta)
                            .toString())
                    .doesNotContain("secret", "token");
            meta.whatsAppPerson("5493415550101").writes("hola");
            new Caller(meta).text(meta.whatsApp(), "5493415550101", "hola");
            assertThat(List.of(meta.sent(), meta.whatsAppPerson("5493415550101").writes("hola"))
                            .toString())
                    .doesNotContain("hola", "5493415550101");
        }
    }

    @Test
    void clear_restores_the_initial_state() {
        try (FakeMeta meta = FakeMeta.start()) {
            Caller caller = new Caller(meta);
            meta.whatsAppPerson("5493415550101").named("Rosa").writes("hola");
            caller.text(meta.whatsApp(), "5493415550101", "hola");
            caller.text(meta.whatsApp(), "5493415550101", "");
            meta.revokeToken(meta.page().token());
            meta.put(Page.of("105").token("t"));
            meta.failNextSend(Fault.rateLimited());

            meta.clear();

            assertThat(meta.sent()).isEmpty();
            assertThat(meta.refused()).isEmpty();
            assertThat(meta.whatsAppPerson("5493415550101").name()).isEmpty();
            assertThat(caller.get("/me", meta.page().token()).http()).isEqualTo(200);
            assertThat(caller.text(meta.whatsApp(), "5493415550101", "hola").code())
                    .isEqualTo(131047);
        }
    }

    @Test
    void waiting_ends_when_the_message_arrives() throws Exception {
        try (FakeMeta meta = FakeMeta.start()) {
            meta.whatsAppPerson("5493415550101").writes("hola");
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                Future<List<SentMessage>> waiting = other.submit(() -> meta.awaitSent(2, Duration.ofMinutes(1)));
                new Caller(meta).text(meta.whatsApp(), "5493415550101", "uno");
                new Caller(meta).text(meta.whatsApp(), "5493415550101", "dos");

                assertThat(waiting.get(30, TimeUnit.SECONDS))
                        .extracting(SentMessage::text)
                        .containsExactly("uno", "dos");
            } finally {
                other.shutdownNow();
            }
        }
    }

    @Test
    void timeout_message_lists_refused_calls() {
        try (FakeMeta meta = FakeMeta.start()) {
            meta.whatsAppPerson("5493415550101");
            new Caller(meta).text(meta.whatsApp(), "5493415550101", "uno");

            assertThatThrownBy(() -> meta.awaitSent(1, Duration.ofMillis(1)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("for 1 accepted", "there are 0", "131047");
        }
    }

    @Test
    void concurrent_calls_are_neither_lost_nor_duplicated() throws Exception {
        int threads = 8;
        int each = 25;
        try (FakeMeta meta = FakeMeta.start()) {
            Caller caller = new Caller(meta);
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                CyclicBarrier barrier = new CyclicBarrier(threads);
                List<Callable<List<String>>> work = new ArrayList<>();
                for (int at = 0; at < threads; at++) {
                    WhatsAppPerson person = meta.whatsAppPerson("549341555010" + at);
                    work.add(() -> {
                        barrier.await(30, TimeUnit.SECONDS);
                        List<String> ids = new ArrayList<>();
                        for (int round = 0; round < each; round++) {
                            ids.add(person.writes("hola").messageId());
                            ids.add(caller.text(meta.whatsApp(), person.waId(), "hola " + round)
                                    .wamid());
                        }
                        return ids;
                    });
                }
                List<String> ids = new ArrayList<>();
                for (Future<List<String>> done : pool.invokeAll(work, 2, TimeUnit.MINUTES)) {
                    ids.addAll(done.get());
                }

                assertThat(ids).hasSize(threads * each * 2).doesNotHaveDuplicates();
                assertThat(meta.sent()).hasSize(threads * each);
                for (int at = 0; at < threads; at++) {
                    assertThat(meta.sentTo(meta.whatsAppPerson("549341555010" + at)))
                            .hasSize(each);
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void deliveries_and_the_handshake_go_over_http() {
        WireMockServer host = new WireMockServer(WireMockConfiguration.wireMockConfig()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .globalTemplating(true));
        host.start();
        try (FakeMeta meta = FakeMeta.start()) {
            String url = "http://127.0.0.1:" + host.port();
            host.stubFor(post(urlPathEqualTo("/hook")).willReturn(ok().withStatus(202)));
            host.stubFor(get(urlPathEqualTo("/hook"))
                    .withQueryParam("hub.verify_token", com.github.tomakehurst.wiremock.client.WireMock.equalTo("v&t"))
                    .withQueryParam("hub.mode", com.github.tomakehurst.wiremock.client.WireMock.equalTo("subscribe"))
                    .willReturn(ok("{{request.query.[hub.challenge]}}")));
            Webhook webhook = meta.whatsAppPerson("5493415550101").writes("ñandú");

            assertThat(webhook.sendTo(url + "/hook")).isEqualTo(202);
            assertThat(webhook.sendTo(url + "/nowhere")).isEqualTo(404);
            assertThat(webhook.sendTo(url + "/hook")).isEqualTo(202);
            assertThat(meta.verify(url + "/hook", "v&t")).isTrue();
            assertThat(meta.verify(url + "/hook", "wrong")).isFalse();

            var received = host.getAllServeEvents().stream()
                    .map(event -> event.getRequest())
                    .filter(request -> request.getMethod().getName().equals("POST"))
                    .toList();
            assertThat(received).hasSize(3).allSatisfy(request -> {
                assertThat(request.getBody()).isEqualTo(webhook.bytes());
                assertThat(request.getHeader("X-Hub-Signature-256")).isEqualTo(webhook.signature());
            });
        } finally {
            host.stop();
        }
    }

    @Test
    void any_bytes_can_be_signed() {
        try (FakeMeta meta = FakeMeta.start()) {
            byte[] body = "not json at all ñ".getBytes(StandardCharsets.UTF_8);
            Webhook raw = meta.webhook(body);

            assertThat(raw.bytes()).isEqualTo(body);
            assertThat(raw.signature()).isEqualTo(meta.signer().sign(body));
            assertThat(raw.messageIds()).isEmpty();
            assertThatThrownBy(raw::messageId).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> raw.and(raw)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_manually_added_stub_takes_precedence() {
        try (FakeMeta meta = FakeMeta.start()) {
            meta.wireMock().stubFor(get(urlPathEqualTo("/v26.0/123/insights")).willReturn(okJson("{\"mine\":true}")));

            assertThat(new Caller(meta).get("/v26.0/123/insights", "t").json().toString())
                    .isEqualTo("{\"mine\":true}");
        }
    }
}
