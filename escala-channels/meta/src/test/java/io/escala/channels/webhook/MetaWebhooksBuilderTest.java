package io.escala.channels.webhook;

import static io.escala.channels.webhook.Deliveries.APP;
import static io.escala.channels.webhook.Deliveries.SECRET;
import static io.escala.channels.webhook.Deliveries.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.escala.channels.AppSecret;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An invalid configuration fails at build time and names every problem. */
class MetaWebhooksBuilderTest {
    private final MetaWebhooks.Builder builder = MetaWebhooks.receiving(new RecordingIntake());

    @Test
    void missingAppAndTokenAreNamed() {
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContaining("no app with its secret")
                .withMessageContaining("no verify token");
    }

    @Test
    void appWithoutSecretIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.app(APP).verifyToken(TOKEN).build())
                .withMessageContaining("app " + APP + " has 0 secrets");
    }

    @Test
    void atMostFourSecretsAreAccepted() {
        assertThat(builder.app(APP, secrets(4)).verifyToken(TOKEN).build()).isNotNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> MetaWebhooks.receiving(new RecordingIntake())
                        .app(APP, secrets(5))
                        .verifyToken(TOKEN)
                        .build())
                .withMessageContaining("has 5 secrets, must have 1 to 4");
    }

    @Test
    void twoAppsCannotShareASecret() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.app(APP, SECRET)
                        .app("2", SECRET)
                        .verifyToken(TOKEN)
                        .build())
                .withMessageContaining("a secret of app 2 is given twice");
    }

    @Test
    void duplicateAppIsRefused() {
        builder.app(APP, SECRET);

        assertThatIllegalArgumentException().isThrownBy(() -> builder.app(APP, secrets(1)));
    }

    @Test
    void blankValuesAndInvalidLimitAreNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.app(" ", SECRET)
                        .verifyToken(" ")
                        .maxBodyBytes(0)
                        .build())
                .withMessageContaining("an app id is blank")
                .withMessageContaining("a verify token is blank")
                .withMessageContaining("the largest body");
    }

    @Test
    void unstorableAppIdIsRefused() {
        for (String id : List.of("my app", "a/b", "9".repeat(65), "\u0661")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> MetaWebhooks.receiving(new RecordingIntake())
                            .app(id, SECRET)
                            .verifyToken("verify")
                            .build())
                    .withMessageContaining("is no id of an app");
        }
    }

    private static AppSecret[] secrets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> AppSecret.of("secret" + i))
                .toArray(AppSecret[]::new);
    }
}
