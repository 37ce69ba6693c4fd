package io.escala.channels.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.escala.channels.AppSecret;
import io.escala.channels.GraphStub;
import io.escala.channels.graph.GraphAnswer.NotSent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphApiTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    @Test
    void postSendsTheTokenInTheHeaderOnly() {
        meta.answers(200, "{\"success\":true}");

        meta.graph().post(GraphStub.WHATSAPP, "105/messages", Map.of("type", "text"));

        LoggedRequest request = meta.request();
        assertThat(request.getMethod().getName()).isEqualTo("POST");
        assertThat(request.getUrl()).isEqualTo("/v26.0/105/messages");
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer app-test-token");
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.getHeader("Accept-Encoding")).isEqualTo("identity");
        assertThat(request.getBodyAsString()).isEqualTo("{\"type\":\"text\"}");
    }

    @Test
    void getSendsItsQueryAndTheConfiguredVersion() {
        meta.answers(200, "{\"name\":\"Rosa\"}");

        GraphApi older = meta.builder().version("v25.0").build();
        GraphAnswer answer = older.get(GraphStub.MESSENGER, "249", Map.of("fields", "first_name,name"));

        assertThat(meta.request().getUrl()).isEqualTo("/v25.0/249?fields=first_name%2Cname");
        assertThat(answer).isInstanceOf(GraphAnswer.Ok.class);
        assertThat(((GraphAnswer.Ok) answer).text("name")).isEqualTo("Rosa");
    }

    @Test
    void deleteSendsItsObjectOnce() {
        meta.answers(200, "{\"success\":true}");

        GraphAnswer answer = meta.graph().delete(GraphStub.WHATSAPP, "105/block_users", Map.of("user", "1"));

        assertThat(answer).isInstanceOf(GraphAnswer.Ok.class);
        assertThat(meta.request().getMethod().getName()).isEqualTo("DELETE");
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/105/block_users");
        assertThat(meta.request().getHeader("Authorization")).isEqualTo("Bearer app-test-token");
        assertThat(meta.request().getBodyAsString()).isEqualTo("{\"user\":\"1\"}");
    }

    @Test
    void deleteIsNotRepeatedWhenItsConnectionBreaks() {
        meta.answers(aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(meta.graph().delete(GraphStub.WHATSAPP, "105", Map.of())).isInstanceOf(GraphAnswer.NoAnswer.class);
        assertThat(meta.requests()).hasSize(1);
    }

    @Test
    void theProofIsTheTokenSignedWithTheAppSecret() {
        meta.answers(200, "{\"success\":true}");

        GraphApi proving = meta.builder()
                .appSecrets(AppSecrets.always(AppSecret.of("app-secret-1")))
                .build();
        proving.post(GraphStub.WHATSAPP, "105/messages", Map.of());

        assertThat(meta.request().queryParameter("appsecret_proof").firstValue())
                .isEqualTo("87bd7373f3b285a1392125cefc689334ee9f5a81d8bab30dcffa4ff4005d88de");
        assertThat(meta.request().getUrl()).doesNotContain("app-secret-1", GraphStub.TOKEN);
    }

    @Test
    void noProofIsSentForAnAppWithoutSecret() {
        meta.answers(200, "{\"success\":true}");

        meta.graph().post(GraphStub.WHATSAPP, "105/messages", Map.of());

        assertThat(meta.request().getUrl()).doesNotContain("appsecret_proof");
    }

    @Test
    void tokenIsReadOnEveryCallSoRotationTakesEffectAtOnce() {
        meta.answers(200, "{\"success\":true}");
        AtomicInteger asked = new AtomicInteger();
        GraphApi graph = GraphApi.builder(line -> Optional.of(AccessToken.of("token-" + asked.incrementAndGet())))
                .endpoints(meta.endpoints())
                .build();

        graph.post(GraphStub.WHATSAPP, "105/messages", Map.of());
        graph.post(GraphStub.WHATSAPP, "105/messages", Map.of());

        assertThat(meta.requests())
                .extracting(request -> request.getHeader("Authorization"))
                .containsExactlyInAnyOrder("Bearer token-1", "Bearer token-2");
    }

    @Test
    void withoutATokenNothingIsCalled() {
        GraphApi graph = GraphApi.builder(line -> Optional.empty())
                .endpoints(meta.endpoints())
                .build();

        assertThat(graph.post(GraphStub.WHATSAPP, "105/messages", Map.of()))
                .isEqualTo(new NotSent(NotSent.Reason.NO_TOKEN));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void failingTokenVaultIsRetriedLater() {
        GraphApi noToken = GraphApi.builder(line -> {
                    throw new IllegalStateException("vault sealed");
                })
                .endpoints(meta.endpoints())
                .build();
        GraphApi noSecret = meta.builder()
                .appSecrets(line -> {
                    throw new IllegalStateException("vault sealed");
                })
                .build();

        GraphApi noClass = GraphApi.builder(line -> {
                    throw new NoClassDefFoundError("the/vaults/Client");
                })
                .endpoints(meta.endpoints())
                .build();

        for (GraphApi graph : List.of(noToken, noSecret, noClass)) {
            assertThat(graph.post(GraphStub.WHATSAPP, "105/messages", Map.of()))
                    .isEqualTo(new NotSent(NotSent.Reason.TOKEN_UNAVAILABLE));
        }
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void pathsOfAnyLengthAreValidated() {
        GraphApi graph = meta.builder().build();
        String longest = "a/".repeat(50_000);

        for (String path : List.of(
                "", "/", "a/", "/a", "a//b", ".", "..", "a/..", "a/.b", "a b", "a?b", "a%2Fb", "\u0430", longest)) {
            assertThatIllegalArgumentException()
                    .as(path)
                    .isThrownBy(() -> graph.get(GraphStub.WHATSAPP, path, Map.of()));
        }
        for (String path : List.of("1", "a.b", "-a_/B.9./c-", longest + "a")) {
            assertThat(graph.get(GraphStub.WHATSAPP, path, Map.of())).isNotNull();
        }
    }

    @Test
    void noCallsAfterClose() {
        GraphApi graph = meta.builder().build();
        graph.close();

        assertThat(graph.post(GraphStub.WHATSAPP, "105/messages", Map.of()))
                .isEqualTo(new NotSent(NotSent.Reason.CLOSED));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void cookiesAreNotStored() {
        meta.answers(aResponse().withHeader("Set-Cookie", "a=b; Path=/").withBody("{\"success\":true}"));

        meta.graph().get(GraphStub.WHATSAPP, "105", Map.of());
        meta.graph().get(GraphStub.WHATSAPP, "105", Map.of());

        assertThat(meta.requests()).hasSize(2).noneMatch(request -> request.containsHeader("Cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/105", "105/", "..", "105/../me", "105/.", "105?x=1", "105/%2e%2e", "a b", "á"})
    void unsafePathsAreRefused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> meta.graph().get(GraphStub.WHATSAPP, path, Map.of()));
    }

    @Test
    void invalidSettingsAreNamed() {
        GraphApi.Builder builder = GraphApi.builder(AccessTokens.always("t"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.version("26"))
                .withMessageContaining("version");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.deadline(Duration.ZERO))
                .withMessageContaining("deadline");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)))
                .withMessageContaining("connectTimeout");
        assertThatNullPointerException()
                .isThrownBy(() -> GraphApi.builder(nothing()))
                .withMessageContaining("tokens");
    }

    @SuppressWarnings("NullAway") // an invalid value that configuration code may pass
    private static AccessTokens nothing() {
        return null;
    }
}
