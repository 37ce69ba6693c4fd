package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.escala.core.channel.TryAgainException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host that records its callbacks and can fail. */
final class Callbacks implements CallbackHandler {
    static final Instant NOW = Instant.ofEpochSecond(1_793_000_000L);
    static final byte[] KEY = "sixteen bytes or more".getBytes(UTF_8);
    static final String USER = "102030405060708";

    private final List<AppUser> deletions = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<AppUser> deauthorised = new ArrayList<>();
    private Answer answer = Answer.RECORDED;
    private @Nullable Runnable trouble;

    static MetaCallbacks.Builder builder(Callbacks host) {
        return MetaCallbacks.builder(host)
                .app(Deliveries.APP, Deliveries.SECRET)
                .confirmationKey(KEY)
                .statusUrl(code -> URI.create("https://shop.example/deletion?code=" + code))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** What Meta posts, signed just now. */
    static String signed() {
        return WebhookSigner.with(Deliveries.SECRET).signedRequest(USER, NOW);
    }

    /** A payload with a valid signature. */
    static String signed(String payload) {
        return WebhookSigner.with(Deliveries.SECRET).signedRequest(payload.getBytes(UTF_8));
    }

    static WebhookRequest form(String signedRequest) {
        return body("signed_request=" + signedRequest);
    }

    static WebhookRequest body(String body) {
        return WebhookRequest.of(name -> null, body.getBytes(UTF_8));
    }

    @Override
    public Answer dataDeletion(AppUser user, String confirmationCode) {
        failIfCalled();
        deletions.add(user);
        codes.add(confirmationCode);
        return answer;
    }

    @Override
    public Answer deauthorised(AppUser user) {
        failIfCalled();
        deauthorised.add(user);
        return answer;
    }

    private void failIfCalled() {
        if (trouble != null) {
            trouble.run();
        }
    }

    void rejectUnknownUsers() {
        answer = Answer.UNKNOWN_USER;
    }

    void becomeUnavailable() {
        failWith(new TryAgainException("the store is away"));
    }

    void failWith(RuntimeException defect) {
        trouble = () -> {
            throw defect;
        };
    }

    void failWith(Error defect) {
        trouble = () -> {
            throw defect;
        };
    }

    List<AppUser> deletions() {
        return deletions;
    }

    List<String> codes() {
        return codes;
    }

    List<AppUser> deauthorisations() {
        return deauthorised;
    }

    boolean wasNotCalled() {
        return deletions.isEmpty() && deauthorised.isEmpty();
    }
}
