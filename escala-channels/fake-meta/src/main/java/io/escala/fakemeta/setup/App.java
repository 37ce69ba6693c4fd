package io.escala.fakemeta.setup;

/**
 * A Meta app: its secret signs webhooks and proves tokens.
 *
 * @param id the app id, as echoes carry it
 * @param secret the key of webhook signatures and of {@code appsecret_proof}; never printed
 * @param proofRequired whether calls without {@code appsecret_proof} are refused ("Require App Secret")
 */
public record App(String id, String secret, boolean proofRequired) {

    /** Refuses an app without an id or a secret: nothing could be signed for it. */
    public App {
        SetupChecks.required(id, "the app's id");
        SetupChecks.required(secret, "the app's secret");
    }

    /** An app that does not insist on {@code appsecret_proof}. */
    public static App of(String id, String secret) {
        return new App(id, secret, false);
    }

    /** The same app with "Require App Secret" switched on. */
    public App requiringProof() {
        return new App(id, secret, true);
    }

    @Override
    public String toString() {
        return "App[" + id + "]";
    }
}
