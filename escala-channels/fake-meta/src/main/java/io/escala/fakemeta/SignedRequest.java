package io.escala.fakemeta;

import io.escala.fakemeta.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Meta posts when somebody asks an app for the deletion of their data, or removes the app; both look alike, and the address tells
 * which it is. Immutable, so sending it twice is a repetition. Thread-safe.
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

    /** The same, signed at another time. */
    public SignedRequest issuedAt(Instant at) {
        return new SignedRequest(post, signer, userId, at);
    }

    /** The same, signed with another secret, such as a wrong one or one just rotated in. */
    public SignedRequest signedWith(String appSecret) {
        return new SignedRequest(post, Signer.of(appSecret), userId, issuedAt);
    }

    /** The value of {@code signed_request}: the signature over the payload as it is encoded, a dot, the payload. */
    public String value() {
        ObjectNode payload = Json.object();
        payload.put("user_id", userId);
        payload.put("algorithm", "HMAC-SHA256");
        payload.put("issued_at", issuedAt.getEpochSecond());
        payload.put("expires", issuedAt.plusSeconds(3600).getEpochSecond());
        String encoded = encoded(Json.bytes(payload));
        return encoded(signer.mac(encoded.getBytes(StandardCharsets.US_ASCII))) + "." + encoded;
    }

    /** The exact bytes of the body: a form with one field. */
    public byte[] bytes() {
        return ("signed_request=" + value()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The headers Meta sends that matter, by name. */
    public Map<String, String> headers() {
        return Map.of("Content-Type", "application/x-www-form-urlencoded");
    }

    /**
     * Posts it.
     *
     * @param url where the endpoint listens
     * @return what the endpoint answered
     * @throws java.io.UncheckedIOException if there was no answer within 20 s
     */
    public Answer sendTo(String url) {
        return post.form(url, headers(), bytes());
    }

    /**
     * What an endpoint answered.
     *
     * @param status the HTTP status
     * @param url where the person reads what became of their request; empty if the answer does not say so as Meta expects
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
