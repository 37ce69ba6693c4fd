package io.escala.fakemeta;

import io.escala.fakemeta.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The request that Meta posts when a person requests the deletion of their data from an app, or removes the app. Both
 * requests look alike; only the callback URL distinguishes them. Immutable, so sending it twice repeats it. Thread-safe.
 */
public final class SignedRequest {

    private final WebhookPost post;
    private final Signer signer;
    private final String userId;
    private final Instant issuedAt;

    SignedRequest(WebhookPost post, Signer signer, String userId, Instant issuedAt) {
        this.post = post;
        this.signer = signer;
        this.userId = userId;
        this.issuedAt = issuedAt;
    }

    /** Returns this request with another time of issue. */
    public SignedRequest issuedAt(Instant at) {
        return new SignedRequest(post, signer, userId, at);
    }

    /** Returns this request signed with another secret, such as a wrong one or a newly rotated one. */
    public SignedRequest signedWith(String appSecret) {
        return new SignedRequest(post, Signer.of(appSecret), userId, issuedAt);
    }

    /** Returns the value of {@code signed_request}: the signature of the encoded payload, a dot, the payload. */
    public String value() {
        ObjectNode payload = Json.object();
        payload.put("user_id", userId);
        payload.put("algorithm", "HMAC-SHA256");
        payload.put("issued_at", issuedAt.getEpochSecond());
        payload.put("expires", issuedAt.plusSeconds(3600).getEpochSecond());
        String encoded = encoded(Json.bytes(payload));
        return encoded(signer.mac(encoded.getBytes(StandardCharsets.US_ASCII))) + "." + encoded;
    }

    /** Returns the exact bytes of the body: a form with one field. */
    public byte[] bytes() {
        return ("signed_request=" + value()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the relevant headers that Meta sends, by name. */
    public Map<String, String> headers() {
        return Map.of("Content-Type", "application/x-www-form-urlencoded");
    }

    /**
     * Posts it and returns the answer of the endpoint.
     *
     * @param url the URL of the endpoint
     * @throws java.io.UncheckedIOException if there is no answer within 20 s
     */
    public Answer sendTo(String url) {
        return post.form(url, headers(), bytes());
    }

    /**
     * The answer of an endpoint.
     *
     * @param status the HTTP status
     * @param url the page with the status of the person's request; empty if the answer does not contain it in Meta's format
     * @param confirmationCode the code of their request, or empty
     */
    public record Answer(int status, String url, String confirmationCode) {

        static Answer of(int status, String body) {
            JsonNode json = Json.read(body);
            return json instanceof ObjectNode
                    ? new Answer(status, Json.textOrEmpty(json, "url"), Json.textOrEmpty(json, "confirmation_code"))
                    : new Answer(status, "", "");
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "SignedRequest";
    }
}
