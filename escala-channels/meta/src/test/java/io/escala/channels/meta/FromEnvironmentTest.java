package io.escala.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.escala.channels.AppSecret;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookSigner;
import io.escala.core.intake.Intake;
import io.escala.core.result.Receipt;
import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The channels of one app from environment variables. */
class FromEnvironmentTest {
    private static final Intake NOTHING = batch -> new Receipt(List.of());
    private static final AccountId ACME = new AccountId("acme");
    private static final Line NUMBER = Line.whatsApp(ACME, new LineId("sales"), "Sales", "7001", "8001");
    private static final Line PAGE = Line.messenger(ACME, new LineId("page"), "Page", "105");
    private static final Line INSTAGRAM = Line.instagram(ACME, new LineId("instagram"), "Instagram", "17841");

    private final WireMockServer graph =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private final Map<String, String> variables = new HashMap<>(Map.of(
            "META_APP_ID", "1234567890",
            "META_APP_SECRET", "secret-of-the-app",
            "META_VERIFY_TOKEN", "shared word",
            "WHATSAPP_TOKEN", "token-of-whatsapp"));

    @BeforeEach
    void start() {
        graph.start();
        graph.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson("{\"id\":\"1\"}")));
        variables.put("META_GRAPH_URL", graph.baseUrl());
    }

    @AfterEach
    void stop() {
        graph.stop();
    }

    @Test
    void webhooksHaveAppAndVerifyToken() {
        byte[] body = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(StandardCharsets.UTF_8);
        String signature = WebhookSigner.with(AppSecret.of("secret-of-the-app")).headerFor(body);
        try (MetaChannels meta = MetaChannels.fromEnvironment(variables::get)) {
            assertThat(meta.webhooks(NOTHING)
                            .get("hub.mode=subscribe&hub.verify_token=shared%20word&hub.challenge=1234")
                            .body())
                    .isEqualTo("1234");
            assertThat(meta.webhooks(NOTHING)
                            .post(WebhookRequest.of(Map.of(WebhookSigner.HEADER, List.of(signature)), body))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void secretsMayBeSeveral() {
        byte[] body = "{\"object\":\"instagram\",\"entry\":[]}".getBytes(StandardCharsets.UTF_8);
        String signature = WebhookSigner.with(AppSecret.of("the-other")).headerFor(body);
        variables.put("META_APP_SECRET", "secret-of-the-app,the-other");
        try (MetaChannels meta = MetaChannels.fromEnvironment(variables::get)) {
            assertThat(meta.webhooks(NOTHING)
                            .post(WebhookRequest.of(Map.of(WebhookSigner.HEADER, List.of(signature)), body))
                            .status())
                    .isEqualTo(200);
        }
        for (String malformed : List.of("hush,", "hush,hush", "hush1,hush2,hush3,hush4,hush5")) {
            variables.put("META_APP_SECRET", malformed);
            assertThatIllegalStateException()
                    .isThrownBy(() -> MetaChannels.fromEnvironment(variables::get))
                    .withMessageContaining("META_APP_SECRET is malformed")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush"));
        }
    }

    @Test
    void everyChannelHasItsToken() {
        variables.put("MESSENGER_TOKEN", "token-of-the-page\n");
        variables.put("META_GRAPH_VERSION", "v25.0");

        assertThat(authorization(NUMBER)).isEqualTo("Bearer token-of-whatsapp");
        assertThat(authorization(PAGE)).isEqualTo("Bearer token-of-the-page");
        assertThat(authorization(INSTAGRAM.withPage("105")))
                .as("through its Page")
                .isEqualTo("Bearer token-of-the-page");
        assertThat(authorization(INSTAGRAM)).as("there is none").isNull();
        variables.put("INSTAGRAM_TOKEN", "token-of-instagram");
        assertThat(authorization(INSTAGRAM)).isEqualTo("Bearer token-of-instagram");
        assertThat(authorization(INSTAGRAM.withPage("105"))).isEqualTo("Bearer token-of-instagram");
    }

    /** The header of a call for a line; null when it is not made. */
    private String authorization(Line line) {
        graph.resetRequests();
        try (MetaChannels meta = MetaChannels.fromEnvironment(variables::get)) {
            meta.graph().get(line, line.key().providerId(), Map.of());
        }
        return graph
                .findAll(WireMock.getRequestedFor(
                        WireMock.urlPathEqualTo("/v25.0/" + line.key().providerId())))
                .stream()
                .map(request -> request.getHeader("Authorization"))
                .findFirst()
                .orElse(null);
    }

    @Test
    void everythingMissingIsNamedAtOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MetaChannels.fromEnvironment(name -> name.equals("META_APP_SECRET") ? " " : null))
                .withMessage("the environment cannot be used:"
                        + " META_APP_ID is missing (the id of the app, in the app dashboard under App settings, Basic);"
                        + " META_APP_SECRET is missing (the app secret, in the app dashboard under App settings, Basic);"
                        + " META_VERIFY_TOKEN is missing (a word of yours, which you also enter beside the webhook's address);"
                        + " WHATSAPP_TOKEN, MESSENGER_TOKEN or INSTAGRAM_TOKEN is missing"
                        + " (an access token for the lines of that channel)");
    }

    @Test
    void everythingMalformedIsNamedAndNoValueIsShown() {
        Map<String, String> malformed = Map.of(
                "META_APP_ID", "hush 1",
                "META_APP_SECRET", "hush\n",
                "META_VERIFY_TOKEN", " hush",
                "WHATSAPP_TOKEN", "hush\u00e9",
                "META_GRAPH_URL", "http://hush^",
                "META_GRAPH_VERSION", "hush");

        assertThatIllegalStateException()
                .isThrownBy(() -> MetaChannels.fromEnvironment(malformed::get))
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(malformed.keySet())
                        .contains("must look like v26.0")
                        .doesNotContain("hush")
                        .doesNotContain("is missing"));
        malformed.keySet().forEach(name -> {
            Map<String, String> one = new HashMap<>(variables);
            one.put(name, malformed.get(name));
            assertThatIllegalStateException()
                    .as(name)
                    .isThrownBy(() -> MetaChannels.fromEnvironment(one::get))
                    .withMessageStartingWith("the environment cannot be used: " + name + " is malformed: ");
        });
    }

    @Test
    void whatIsMissingIsNamedBesideWhatIsMalformed() {
        variables.remove("WHATSAPP_TOKEN");
        variables.put("META_VERIFY_TOKEN", " word");

        assertThatIllegalStateException()
                .isThrownBy(() -> MetaChannels.fromEnvironment(variables::get))
                .withMessageContaining("META_VERIFY_TOKEN is malformed")
                .withMessageContaining("WHATSAPP_TOKEN, MESSENGER_TOKEN or INSTAGRAM_TOKEN is missing");
    }

    @Test
    void tokensGoOnlyToMetaOrThisMachine() {
        variables.put("META_GRAPH_URL", "https://example.com");

        assertThatIllegalStateException()
                .isThrownBy(() -> MetaChannels.fromEnvironment(variables::get))
                .withMessageContaining("META_GRAPH_URL")
                .withMessageNotContaining("example.com");
    }

    @Test
    void variablesAreRequired() {
        assertThatNullPointerException()
                .isThrownBy(() -> MetaChannels.fromEnvironment(null))
                .withMessage("variables");
    }
}
