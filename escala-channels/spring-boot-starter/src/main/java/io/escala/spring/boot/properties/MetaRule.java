package io.escala.spring.boot.properties;

import io.escala.channels.AppSecret;
import io.escala.channels.graph.AccessToken;
import io.escala.channels.media.MediaHosts;
import io.escala.channels.webhook.MetaWebhooks;
import java.net.URI;
import java.util.Objects;

/** The properties of the Meta app and the access tokens. */
public final class MetaRule {
    private MetaRule() {}

    /**
     * Checks the app.
     *
     * @param properties the properties
     * @param problems collects what is wrong
     */
    public static void app(EscalaProperties properties, PropertyProblems problems) {
        AppProperties app = properties.app();
        problems.requireId("escala.app.id", app.id());
        problems.require("escala.app.secret", app.secret(), AppSecret::of);
        problems.require("escala.app.verify-token", app.verifyToken());
        problems.check(
                "escala.stand-in",
                properties.standIn() == null ? null : properties.standIn().toString(),
                MetaRule::standIn);
        for (int i = 0; i < app.previousSecrets().size(); i++) {
            String name = "escala.app.previous-secrets[" + i + "]";
            problems.require(name, app.previousSecrets().get(i), AppSecret::of);
        }
        if (app.previousSecrets().size() >= MetaWebhooks.MAX_SECRETS_PER_APP) {
            problems.add("escala.app.previous-secrets", "may hold at most " + (MetaWebhooks.MAX_SECRETS_PER_APP - 1));
        }
    }

    private static void standIn(String value) {
        Objects.requireNonNull(MediaHosts.standIn(URI.create(value)));
    }

    /**
     * Checks the access tokens: a common one, unless every line has one.
     *
     * @param properties the properties
     * @param problems collects what is wrong
     */
    public static void tokens(EscalaProperties properties, PropertyProblems problems) {
        boolean everyLine = !properties.lines().isEmpty();
        for (var line : properties.lines().entrySet()) {
            String own = line.getValue().token();
            everyLine &= own != null;
            problems.check("escala.lines." + line.getKey() + ".token", own, AccessToken::of);
        }
        if (everyLine) {
            problems.check("escala.token", properties.token(), AccessToken::of);
        } else {
            problems.require("escala.token", properties.token(), AccessToken::of);
        }
    }
}
