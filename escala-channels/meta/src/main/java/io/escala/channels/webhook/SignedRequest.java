package io.escala.channels.webhook;

import io.escala.channels.internal.signature.SignatureCheck;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.ParsedBody;
import io.escala.channels.internal.wire.UnreadableBodyException;
import io.escala.channels.internal.wire.WireTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Checks a {@code signed_request}: the signature of the encoded payload, a dot, the encoded payload. Thread-safe. */
final class SignedRequest {
    static final String PARAMETER = "signed_request";
    static final String ALGORITHM = "HMAC-SHA256";
    static final Duration MAX_AGE = Duration.ofHours(1);

    /** The maximum clock difference between Meta and this host. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int SIGNATURE_BYTES = 32;

    private SignedRequest() {}

    /** The result of a check. */
    sealed interface Verdict permits Genuine, Refused {}

    /** Signed by Meta within the permitted time. */
    record Genuine(AppUser user) implements Verdict {}

    /** Refused, with the HTTP status and the reason. */
    record Refused(int status, String why) implements Verdict {}

    /** Decodes the payload only after the signature is verified. */
    static Verdict check(String signedRequest, SignatureCheck signatures, Instant now) {
        int dot = signedRequest.indexOf('.');
        byte[] signature = dot < 0 ? null : Base64Url.decode(signedRequest.substring(0, dot));
        if (signature == null || signature.length != SIGNATURE_BYTES) {
            return new Refused(BAD_REQUEST, "signed request malformed");
        }
        String payload = signedRequest.substring(dot + 1);
        String appId = signatures.signer(payload.getBytes(StandardCharsets.UTF_8), signature);
        if (appId == null) {
            return new Refused(UNAUTHORIZED, "signature of the signed request fits no active secret");
        }
        JsonValue json = json(payload);
        return json == null
                ? new Refused(BAD_REQUEST, "payload of the signed request unreadable")
                : read(appId, json, now);
    }

    private static @Nullable JsonValue json(String payload) {
        byte[] bytes = Base64Url.decode(payload);
        if (bytes == null) {
            return null;
        }
        try {
            JsonValue json = ParsedBody.read(bytes).json();
            return json.isObject() ? json : null;
        } catch (UnreadableBodyException e) {
            return null;
        }
    }

    private static Verdict read(String appId, JsonValue payload, Instant now) {
        if (!ALGORITHM.equals(payload.text("algorithm"))) {
            return new Refused(UNAUTHORIZED, "signed request of another algorithm");
        }
        Instant issuedAt = WireTime.seconds(payload.get("issued_at"));
        if (issuedAt == null || issuedAt.isBefore(now.minus(MAX_AGE)) || issuedAt.isAfter(now.plus(MAX_AHEAD))) {
            return new Refused(UNAUTHORIZED, "signed request without a time, too old, or from the future");
        }
        String userId = payload.id("user_id");
        if (userId == null || !AppUser.isId(userId)) {
            return new Refused(BAD_REQUEST, "signed request names no user");
        }
        return new Genuine(new AppUser(appId, userId, issuedAt));
    }
}
