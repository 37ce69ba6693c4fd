package io.escala.fakemeta.setup;

/**
 * A Meta app: its secret signs webhooks and proves tokens.
 *
 * @param id the app id, as echoes carry it
 * @param secret the key of webhook signatures and of {@code appsecret_proof}; never printed
 * @param proofRequired whether calls without {@code appsecret_proof} are refused ("Require App Secret")
 */
public record App(String id, String secret, boolean proofRequired) {

    /** Rejects an empty id or secret with an {@link IllegalArgumentException}. */
    public App {
        SetupChecks.required(id, "the app's id");
        SetupChecks.required(secret, "the app's secret");
    }

    /** Returns an app that does not require {@code appsecret_proof}. */
    public static App of(String id, String secret) {
        return new App(id, secret, false);
    }

    /** Returns the app with "Require App Secret" enabled. */
    public App requiringProof() {
        return new App(id, secret, true);
    }

    @Override
    public String toString() {
        return "App[" + id + "]";
    }
}
