package io.escala.fakemeta;

import io.escala.fakemeta.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * WhatsApp as it asks the endpoint of a form: each step is encrypted and signed as Meta does it, posted, and its answer decrypted. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * FormClient form = meta.form("http://localhost:8080/forms", "token-1");
 * form.opens();
 * form.submits("DAYS", Map.of("day", "Monday"));
 * }</pre>
 */
public final class FormClient {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final WebhookPost post;
    private final Signer signer;
    private final String publicKey;
    private final String url;
    private final String token;

    FormClient(WebhookPost post, Signer signer, String publicKey, String url, String token) {
        this.post = post;
        this.signer = signer;
        this.publicKey = publicKey;
        this.url = url;
        this.token = token;
    }

    /**
     * An answer of the endpoint.
     *
     * @param status the HTTP status; Meta takes 200, 421 for a key that does not fit, 427 for a token that is no longer valid, 432 for a wrong
     *     signature
     * @param json what it decrypts to; empty when there is nothing
     */
    public record Answer(int status, String json) {
        /** Returns the screen that is shown next; empty for none. */
        public String screen() {
            JsonNode read = Json.read(json);
            return read == null ? "" : Json.textOrEmpty(read, "screen");
        }

        /** The status only. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /** Checks the endpoint's health, as Meta does from time to time. */
    public Answer pings() {
        return asks(Json.object().put("version", "3.0").put("action", "ping"));
    }

    /** The person opens the form. */
    public Answer opens() {
        return asks(step("INIT", null, Map.of()));
    }

    /** The person submits a screen. */
    public Answer submits(String screen, Map<String, ?> data) {
        return asks(step("data_exchange", screen, data));
    }

    /** The person goes back to a screen. */
    public Answer goesBack(String screen) {
        return asks(step("BACK", screen, Map.of()));
    }

    /** Meta says that it could not use the last answer. */
    public Answer reports(String screen, String error) {
        return asks(step("data_exchange", screen, Map.of("error", "INVALID_SCREEN", "error_message", error)));
    }

    /** Encrypts any request, to be changed or posted by other means. */
    public EncryptedForm encrypts(String json) {
        return EncryptedForm.of(publicKey, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Posts a request as it is, signed for its bytes. */
    public Answer posts(EncryptedForm request) {
        return posts(request, signer.sign(request.body()));
    }

    /** Posts a request with any signature; empty for none. */
    public Answer posts(EncryptedForm request, String signature) {
        Map<String, String> headers = signature.isEmpty()
                ? Map.of("Content-Type", "application/json")
                : Map.of("Content-Type", "application/json", "X-Hub-Signature-256", signature);
        WebhookPost.Answer answer = post.ask(url, headers, request.body());
        return new Answer(answer.status(), answer.body().isEmpty() ? "" : request.decrypts(answer.body()));
    }

    private Answer asks(ObjectNode request) {
        return posts(encrypts(Json.string(request)));
    }

    private ObjectNode step(String action, @Nullable String screen, Map<String, ?> data) {
        ObjectNode step = Json.object().put("version", "3.0").put("action", action);
        if (screen != null) {
            step.put("screen", screen);
        }
        step.set("data", MAPPER.valueToTree(data));
        if (!token.isEmpty()) {
            step.put("flow_token", token);
        }
        return step;
    }
}
