package io.escala.channels.webhook;

import io.escala.channels.AppSecret;
import io.escala.core.intake.Intake;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Signed deliveries for tests. */
public final class Deliveries {
    public static final String APP = "100000000000001";
    public static final AppSecret SECRET = AppSecret.of("0f1e2d3c4b5a69788796a5b4c3d2e1f0");
    public static final String TOKEN = "shared-with-the-dashboard";

    private Deliveries() {}

    public static MetaWebhooks endpoint(Intake intake) {
        return MetaWebhooks.receiving(intake)
                .app(APP, SECRET)
                .verifyToken(TOKEN)
                .build();
    }

    static WebhookRequest signed(String body) {
        return signed(body.getBytes(StandardCharsets.UTF_8), SECRET);
    }

    static WebhookRequest signed(byte[] body, AppSecret secret) {
        return withHeader(body, WebhookSigner.with(secret).headerFor(body));
    }

    static WebhookRequest withHeader(byte[] body, String... signatures) {
        return WebhookRequest.of(Map.of(WebhookSigner.HEADER, List.of(signatures)), body);
    }
}
