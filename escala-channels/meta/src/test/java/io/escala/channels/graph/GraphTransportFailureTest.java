package io.escala.channels.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.escala.channels.GraphStub;
import io.escala.channels.graph.GraphAnswer.NoAnswer;
import io.escala.channels.graph.GraphAnswer.NotSent;
import io.escala.channels.graph.GraphAnswer.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The result of a call when the network, a proxy or Meta fails. */
@Timeout(30)
class GraphTransportFailureTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    @RegisterExtension
    private final GraphStub elsewhere = new GraphStub();

    private GraphAnswer post() {
        return post(meta.graph());
    }

    private static GraphAnswer post(GraphApi graph) {
        return graph.post(GraphStub.WHATSAPP, "105/messages", Map.of("type", "text"));
    }

    static Stream<Arguments> unreadable() {
        String tenMegabytes = "{\"messages\":\"" + "a".repeat(10 * 1024 * 1024) + "\"}";
        return Stream.of(
                Arguments.of("", NoAnswer.Reason.EMPTY_ANSWER),
                Arguments.of(" \n", NoAnswer.Reason.EMPTY_ANSWER),
                Arguments.of("<html>ok</html>", NoAnswer.Reason.UNREADABLE_ANSWER),
                Arguments.of("{\"messages\":[{\"id\":\"wamid.1\"}", NoAnswer.Reason.UNREADABLE_ANSWER),
                Arguments.of("[]", NoAnswer.Reason.UNREADABLE_ANSWER),
                Arguments.of("null", NoAnswer.Reason.UNREADABLE_ANSWER),
                Arguments.of("\"ok\"", NoAnswer.Reason.UNREADABLE_ANSWER),
                Arguments.of("[".repeat(5_000), NoAnswer.Reason.UNREADABLE_ANSWER),
                Arguments.of(tenMegabytes, NoAnswer.Reason.ANSWER_TOO_LARGE));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("unreadable")
    void status200WithUnreadableBodyIsNoAnswer(String body, NoAnswer.Reason reason) {
        meta.answers(200, body);

        assertThat(post()).isEqualTo(new NoAnswer(reason));
        assertThat(meta.requests()).hasSize(1);
    }

    @Test
    void compressedAnswerIsNotDecompressed() {
        meta.answers(aResponse()
                .withHeader("Content-Encoding", "gzip")
                .withBody(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0}));

        assertThat(post()).isEqualTo(new NoAnswer(NoAnswer.Reason.UNREADABLE_ANSWER));
    }

    @Test
    void slowAnswerEndsAtTheDeadline() {
        // A piece every 50 ms: no single read times out.
        meta.answers(aResponse().withBody("a".repeat(4_000)).withChunkedDribbleDelay(400, 20_000));
        GraphApi hasty = meta.builder().deadline(Duration.ofMillis(400)).build();

        assertThat(timed(() -> post(hasty))).isEqualTo(new NoAnswer(NoAnswer.Reason.TIMED_OUT));
        assertThat(meta.requests()).hasSize(1);
    }

    @Test
    void missingAnswerEndsAtTheDeadline() {
        meta.answers(aResponse().withBody("{\"success\":true}").withFixedDelay(10_000));
        GraphApi hasty = meta.builder().deadline(Duration.ofMillis(400)).build();

        assertThat(timed(() -> post(hasty))).isEqualTo(new NoAnswer(NoAnswer.Reason.TIMED_OUT));
    }

    private static GraphAnswer timed(Supplier<GraphAnswer> call) {
        long start = System.nanoTime();
        GraphAnswer answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        return answer;
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void connectionClosedAfterTheRequestIsNoAnswerAndNotRetried(Fault fault) {
        meta.answers(aResponse().withFault(fault));

        assertThat(post()).isInstanceOf(NoAnswer.class);
        assertThat(meta.requests()).hasSize(1);
    }

    @Test
    void truncatedBodyIsNoAnswer() throws Exception {
        String cut = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"messages\":[{\"id\":\"wamid.1\"}]}";

        assertThat(answeredRaw(cut)).isEqualTo(new NoAnswer(NoAnswer.Reason.CONNECTION_LOST));
    }

    @Test
    void errorTruncatedAfterItsCodeIsRead() throws Exception {
        String cut = "HTTP/1.1 400 Bad Request\r\nContent-Length: 900\r\n\r\n"
                + "{\"error\":{\"code\":131047,\"message\":\"Re-enga";

        GraphAnswer answer = answeredRaw(cut);
        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(((Refused) answer).error().code()).isEqualTo(131047);
    }

    @Test
    void errorTruncatedBeforeItsCodeIsNoAnswer() throws Exception {
        String cut =
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 900\r\n\r\n{\"error\":{\"message\":\"(#13\",\"code\":1310";

        assertThat(answeredRaw(cut)).isEqualTo(new NoAnswer(NoAnswer.Reason.CONNECTION_LOST));
    }

    /** One answer, byte for byte, and then the end of the connection. */
    private static GraphAnswer answeredRaw(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> serve(server, answer));
            GraphApi graph = GraphApi.builder(AccessTokens.always(GraphStub.TOKEN))
                    .endpoints(GraphEndpoints.standIn(URI.create("http://localhost:" + server.getLocalPort())))
                    .build();
            GraphAnswer got = post(graph);
            serving.join();
            return got;
        }
    }

    private static void serve(ServerSocket server, String answer) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            StringBuilder request = new StringBuilder();
            while (!request.toString().endsWith("{\"type\":\"text\"}")) {
                request.append((char) socket.getInputStream().read());
            }
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "-1", "1e3"})
    void lengthThatIsNoneIsNoAnswer(String length) throws Exception {
        String answer =
                "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n{\"messages\":[{\"id\":\"wamid.1\"}]}";

        assertThat(answeredRaw(answer)).isEqualTo(new NoAnswer(NoAnswer.Reason.UNREADABLE_ANSWER));
    }

    @Test
    void getOverAConnectionThatWasClosedMeanwhileIsSentAgainAtOnce() throws Exception {
        int calls = 3;
        try (ServerSocket server = new ServerSocket(0)) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> answerOnceEach(server, calls));
            GraphApi graph = GraphApi.builder(AccessTokens.always(GraphStub.TOKEN))
                    .endpoints(GraphEndpoints.standIn(URI.create("http://localhost:" + server.getLocalPort())))
                    .build();

            for (int i = 0; i < calls; i++) {
                assertThat(graph.get(GraphStub.WHATSAPP, "105", Map.of())).isInstanceOf(GraphAnswer.Ok.class);
            }
            serving.join();
        }
    }

    /** Closes each connection after one answer, and does not say so. */
    private static void answerOnceEach(ServerSocket server, int connections) {
        for (int i = 0; i < connections; i++) {
            try (Socket socket = server.accept();
                    OutputStream out = socket.getOutputStream()) {
                StringBuilder request = new StringBuilder();
                while (!request.toString().endsWith("\r\n\r\n")) {
                    request.append((char) socket.getInputStream().read());
                }
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}"
                        .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @Test
    void getThatIsNeverAnsweredIsSentTwice() {
        meta.answers(aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(meta.graph().get(GraphStub.WHATSAPP, "105", Map.of()))
                .isEqualTo(new NoAnswer(NoAnswer.Reason.CONNECTION_LOST));
        assertThat(meta.requests()).hasSize(2);
    }

    @Test
    void refusedConnectionIsNotSent() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        GraphApi graph = GraphApi.builder(AccessTokens.always(GraphStub.TOKEN))
                .endpoints(GraphEndpoints.standIn(URI.create("http://localhost:" + free)))
                .build();

        assertThat(post(graph)).isEqualTo(new NotSent(NotSent.Reason.UNREACHABLE));
    }

    @Test
    void failedTlsHandshakeIsNotSent() {
        GraphApi graph = GraphApi.builder(AccessTokens.always(GraphStub.TOKEN))
                .endpoints(GraphEndpoints.standIn(URI.create("https://localhost:" + meta.port())))
                .build();

        assertThat(post(graph)).isEqualTo(new NotSent(NotSent.Reason.UNREACHABLE));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void handshakeTimeoutIsNotSent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            GraphApi graph = GraphApi.builder(AccessTokens.always(GraphStub.TOKEN))
                    .endpoints(GraphEndpoints.standIn(URI.create("https://localhost:" + silent.getLocalPort())))
                    .deadline(Duration.ofMillis(400))
                    .build();

            assertThat(timed(() -> post(graph))).isEqualTo(new NotSent(NotSent.Reason.UNREACHABLE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        elsewhere.answers(200, "{\"messages\":[{\"id\":\"wamid.1\"}]}");
        meta.answers(aResponse()
                .withStatus(status)
                .withHeader("Location", "http://localhost:" + elsewhere.port() + "/v26.0/105/messages"));

        assertThat(post()).isEqualTo(new NoAnswer(NoAnswer.Reason.REDIRECTED));
        assertThat(meta.graph().get(GraphStub.WHATSAPP, "105", Map.of()))
                .isEqualTo(new NoAnswer(NoAnswer.Reason.REDIRECTED));
        assertThat(elsewhere.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407, 408, 421, 500, 502, 503, 504})
    void noStatusCausesASecondCall(int status) {
        ResponseDefinitionBuilder answer = aResponse()
                .withStatus(status)
                .withHeader("Retry-After", "0")
                .withHeader("WWW-Authenticate", "Basic realm=\"x\"")
                .withHeader("Proxy-Authenticate", "Basic realm=\"x\"")
                .withBody("<html>trouble</html>");
        meta.answers(answer);

        assertThat(meta.graph().get(GraphStub.WHATSAPP, "105", Map.of())).isNotNull();
        assertThat(meta.requests()).hasSize(1);
        post();
        assertThat(meta.requests()).hasSize(2);
    }

    @ParameterizedTest(name = "Retry-After: {0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "30, PT30S",
                "' 30 ', PT30S",
                "600, PT10M",
                "86400, PT10M",
                "999999999999999999, PT10M",
                "99999999999999999999999, -",
                "0, -",
                "-1, -",
                "soon, -",
                "'', -",
                "1.5, -",
                "'Sat, 21 Nov 2026 12:01:00 GMT', PT1M",
                "'Sat, 21 Nov 2026 18:00:00 GMT', PT10M",
                "'Sat, 21 Nov 2026 11:00:00 GMT', -",
                "'Sun, 99 Nov 2026 11:00:00 GMT', -",
            })
    void retryAfterIsHonouredWithinLimits(String header, Duration expected) {
        meta.answers(aResponse().withStatus(429).withHeader("Retry-After", header));
        GraphApi graph = meta.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();

        assertThat(post(graph)).isEqualTo(new Refused(GraphError.ofStatus(429), expected));
        assertThat(meta.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "{\"1\":[{\"estimated_time_to_regain_access\":3},{\"estimated_time_to_regain_access\":5}]} | PT5M",
                "{\"1\":[{\"estimated_time_to_regain_access\":600}]} | PT10M",
                "{\"1\":[{\"estimated_time_to_regain_access\":999999999999999999}]} | PT10M",
                "{\"1\":{\"estimated_time_to_regain_access\":5}} | PT5M",
                "{\"1\":[{\"estimated_time_to_regain_access\":0}]} | -",
                "{\"1\":[{\"estimated_time_to_regain_access\":\"x\"}]} | -",
                "{\"1\":{}} | -",
                "{\"1\":[1]} | -",
                "[] | -",
                "{ | -",
            })
    void usageHeaderGivesTheWaitWithoutRetryAfter(String usage, Duration expected) {
        meta.answers(aResponse().withStatus(429).withHeader("X-Business-Use-Case-Usage", usage));

        assertThat(post()).isEqualTo(new Refused(GraphError.ofStatus(429), expected));
    }
}
