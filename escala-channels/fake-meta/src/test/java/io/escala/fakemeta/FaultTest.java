package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.fakemeta.Caller.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {

    private final FakeMeta meta = FakeMeta.start();
    private final Caller caller = new Caller(meta);

    @BeforeEach
    void write() {
        meta.whatsAppPerson("5493415550101").writes("hola");
    }

    @AfterEach
    void close() {
        meta.close();
    }

    private Reply send() {
        return caller.text(meta.whatsApp(), "5493415550101", "hola");
    }

    private HttpResponse<byte[]> raw(Duration patience) {
        return caller.raw(HttpRequest.newBuilder(
                        URI.create(meta.baseUrl() + "/v26.0/" + meta.whatsApp().id() + "/messages"))
                .header("Authorization", "Bearer " + meta.whatsApp().token())
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"messaging_product\":\"whatsapp\",\"to\":\"5493415550101\",\"text\":{\"body\":\"hola\"}}"))
                .build());
    }

    @Test
    void each_error_applies_to_one_send_and_records_no_message() {
        meta.failNextSend(Fault.rateLimited());
        meta.failNextSend(Fault.serverError());
        meta.failNextSend(Fault.error(400, 131031, "a \"quoted\" message"));

        assertThat(send()).satisfies(reply -> {
            assertThat(reply.http()).isEqualTo(429);
            assertThat(reply.code()).isEqualTo(130429);
        });
        assertThat(send()).satisfies(reply -> {
            assertThat(reply.http()).isEqualTo(500);
            assertThat(reply.code()).isEqualTo(131000);
        });
        assertThat(send().json().path("error").path("message").asString()).isEqualTo("a \"quoted\" message");
        assertThat(meta.sent()).isEmpty();
        assertThat(meta.refused()).isEmpty();
        assertThat(send().http()).isEqualTo(200);
    }

    @Test
    void an_error_after_accepting_keeps_the_message() {
        meta.failNextSend(Fault.serverError().afterAccepting());

        assertThat(send().http()).isEqualTo(500);
        assertThat(meta.sent()).hasSize(1);
    }

    @Test
    void answers_without_content() {
        meta.failNextSend(Fault.html());
        meta.failNextSend(Fault.emptyAnswer());

        HttpResponse<byte[]> html = raw(Duration.ofSeconds(10));
        HttpResponse<byte[]> empty = raw(Duration.ofSeconds(10));

        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(html.body()).startsWith("<html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(meta.sent()).isEmpty();
    }

    @Test
    void broken_connections_before_and_after_accepting() {
        meta.failNextSend(Fault.reset());
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
        assertThat(meta.sent()).isEmpty();

        meta.failNextSend(Fault.acceptedThenCut());
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class).hasCauseInstanceOf(IOException.class);
        assertThat(meta.sent()).hasSize(1);
    }

    @Test
    void an_answer_may_time_out_although_the_message_was_sent() throws Exception {
        meta.failNextSend(Fault.late(Duration.ofSeconds(3)));

        assertThatThrownBy(() -> raw(Duration.ofMillis(300))).hasCauseInstanceOf(HttpTimeoutException.class);

        assertThat(meta.awaitSent(1)).hasSize(1);
    }

    @Test
    void a_status_may_come_before_the_answer() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        meta.failNextSend(Fault.beforeAnswer(
                sent -> order.add(sent.status(DeliveryStatus.SENT).messageId())));

        Reply reply = send();
        order.add(reply.wamid());

        assertThat(order).hasSize(2);
        assertThat(order.get(0)).isEqualTo(order.get(1));
    }

    @Test
    void rule_refusals_take_precedence_over_faults() {
        meta.failNextSend(Fault.acceptedThenCut());

        assertThat(caller.text(meta.whatsApp(), "5493415550101", " ").code()).isEqualTo(100);
    }

    @Test
    void reads_have_separate_faults() {
        meta.failNextRead(Fault.rateLimited());

        assertThat(send().http()).isEqualTo(200);
        assertThat(caller.get("/me", meta.page().token()).http()).isEqualTo(429);
        assertThat(caller.get("/me", meta.page().token()).http()).isEqualTo(200);
    }
}
