package io.escala.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.escala.channels.AppSecret;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.instagram.InstagramAccountCheck;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.core.intake.Intake;
import io.escala.core.port.TemplateCatalogue;
import io.escala.core.result.Receipt;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that an inbox needs of Meta's channels, in one object. */
class MetaChannelsTest {
    private static final Intake NOTHING = batch -> new Receipt(List.of());
    private static final Line LINE = Line.whatsApp(new AccountId("acme"), new LineId("sales"), "Sales", "7001", "8001");

    @Test
    void everyPartIsThere() {
        TemplateCatalogue templates = TemplateCatalogue.of(List.of());
        try (MetaChannels meta = MetaChannels.builder(AccessTokens.always("token"))
                .templates(templates)
                .build()) {
            for (Channel channel : Channel.values()) {
                assertThat(meta.gateway(channel)).isPresent();
            }
            assertThat(meta.profiles()).isNotNull();
            assertThat(meta.media()).isPresent();
            assertThat(meta.subscriptions()).isPresent();
            assertThat(meta.instagramAccounts()).isInstanceOf(InstagramAccountCheck.class);
            assertThat(meta.reader()).isPresent();
            assertThat(meta.templates()).isSameAs(templates);
        }
    }

    @Test
    void webhooksHaveTheAppsAndVerifyTokens() {
        try (MetaChannels meta = MetaChannels.builder(AccessTokens.always("token"))
                .app("1", AppSecret.of("first-secret-of-app-one"))
                .verifyToken("verify")
                .build()) {
            assertThat(meta.webhooks(NOTHING)
                            .get(Map.of("hub.mode", "subscribe", "hub.verify_token", "verify", "hub.challenge", "1234"))
                            .status())
                    .isEqualTo(200);
            assertThat(meta.webhooks(NOTHING)
                            .post(WebhookRequest.of(Map.of(), new byte[0]))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void missingSettingsOfWebhooksAreNamed() {
        try (MetaChannels meta =
                MetaChannels.builder(AccessTokens.always("token")).build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> meta.webhooks(NOTHING))
                    .withMessageContaining("app")
                    .withMessageContaining("verify token");
        }
    }

    @Test
    void settingsReachTheParts() {
        MetaChannels.Builder builder = MetaChannels.builder(AccessTokens.always("token"));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> builder.graph(graph -> graph.version("latest")).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetaChannels.builder(AccessTokens.always("token"))
                        .media(media -> media.maxBytes(0))
                        .build());
        assertThatIllegalArgumentException().isThrownBy(() -> builder.standIn(URI.create("https://example.com")));
        assertThatNullPointerException()
                .isThrownBy(() -> builder.templates(null))
                .withMessage("templates");
        assertThatNullPointerException()
                .isThrownBy(() -> MetaChannels.builder(null))
                .withMessage("tokens");
    }

    @Test
    void closingEndsCalls() {
        MetaChannels meta = MetaChannels.builder(AccessTokens.always("token")).build();

        meta.close();
        meta.close();

        assertThat(meta.graph().get(LINE, "7001", Map.of()))
                .isEqualTo(new GraphAnswer.NotSent(GraphAnswer.NotSent.Reason.CLOSED));
    }
}
