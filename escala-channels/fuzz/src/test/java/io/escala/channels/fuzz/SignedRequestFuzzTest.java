package io.escala.channels.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.escala.channels.webhook.AppUser;
import io.escala.channels.webhook.CallbackHandler;
import io.escala.channels.webhook.MetaCallbacks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Data deletion and deauthorisation. An input that begins with {@code sign}, a line feed, is a payload that is then signed as Meta
 * would; any other is the form as it comes, in which {@code {signed}} stands for a request that is good.
 */
class SignedRequestFuzzTest {
    private static final String SIGN = "sign\n";
    private static final String APP = "100000000000001";
    private static final long NOW = 1_793_000_000L;
    private static final List<String> VALID = List.of(Secrets.ACTIVE, Secrets.NEXT);

    private final Host host = new Host();
    private final MetaCallbacks callbacks = MetaCallbacks.builder(host)
            .app(APP, Secrets.valid())
            .confirmationKey("sixteen bytes or more".getBytes(StandardCharsets.US_ASCII))
            .statusUrl(code -> URI.create("https://shop.example/deletion/" + code))
            .clock(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC))
            .build();

    @FuzzTest
    void anyForm(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        if (text.startsWith(SIGN)) {
            byte[] payload = Arrays.copyOfRange(input, SIGN.length(), input.length);
            String expected = userOf(payload);
            String answered = answer("signed_request=" + signed(Secrets.NEXT, encoded(payload)));
            Invariants.that(Objects.equals(answered, expected), () -> "a signed payload read otherwise");
        } else {
            String good = signed(Secrets.ACTIVE, encoded(payload("7")));
            String form = text.replace("{signed}", good);
            boolean taken = answer(form) != null;
            Invariants.that(!taken || holdsASignature(form), () -> "taken without a signature");
            Invariants.that(taken || !form.equals("signed_request=" + good), () -> "a good request refused");
        }
    }

    /** Posts it to both; the user the host was told of, or null. */
    private @Nullable String answer(String form) {
        byte[] body = form.getBytes(StandardCharsets.ISO_8859_1);
        host.users.clear();
        WebhookResponse deletion = callbacks.dataDeletion(WebhookRequest.of(name -> null, body));
        WebhookResponse again = callbacks.dataDeletion(WebhookRequest.of(name -> null, body));
        WebhookResponse deauthorisation = callbacks.deauthorise(WebhookRequest.of(name -> null, body));

        Invariants.that(deletion.equals(again), () -> "answered differently the second time");
        Invariants.that(deletion.status() == deauthorisation.status(), () -> "one of both refused");
        Invariants.that(deauthorisation.body().isEmpty(), () -> "a body");
        boolean taken = deletion.status() == 200;
        Invariants.that(
                taken
                        == deletion.body()
                                .matches("\\{\"url\":\"[^\"]+[0-9a-f]{32}\",\"confirmation_code\":\"[0-9a-f]{32}\"}"),
                deletion::body);
        Invariants.that(
                taken || List.of(400, 401, 413).contains(deletion.status()), () -> "status " + deletion.status());
        Invariants.that(
                host.users.size() == (taken ? 3 : 0), () -> "the host was told " + host.users.size() + " times");
        return taken ? host.users.get(0).userId() : null;
    }

    /** Whom a signed payload names, by the promise; null when it must be refused. */
    private static @Nullable String userOf(byte[] payload) {
        JsonNode json = StrictJson.WIDE.read(payload);
        if (json == null || !json.isObject() || StrictJson.NARROW.read(payload) == null || holdsNul(payload)) {
            return null;
        }
        JsonNode algorithm = json.path("algorithm");
        JsonNode issuedAt = json.path("issued_at");
        JsonNode user = json.path("user_id");
        String time = issuedAt.isString() || issuedAt.isIntegralNumber() ? issuedAt.asString() : "";
        String id = user.isString() || user.isIntegralNumber() ? user.asString() : "";
        boolean lately =
                time.matches("[0-9]{1,18}") && Long.parseLong(time) >= NOW - 3600 && Long.parseLong(time) <= NOW + 300;
        boolean named = user.isString() ? id.matches("[!-~]{1,256}") : id.matches("[0-9]+");
        boolean right = algorithm.isString() && algorithm.asString().equals("HMAC-SHA256");
        return right && lately && named ? id : null;
    }

    private static boolean holdsNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether somewhere in the form stands a signature that fits what stands behind it. */
    private static boolean holdsASignature(String form) {
        for (String field : form.split("&", -1)) {
            String value = java.net.URLDecoder.decode(field, StandardCharsets.UTF_8);
            int start = value.indexOf('=') + 1;
            int dot = value.indexOf('.', start);
            if (dot < 0) {
                continue;
            }
            String signature = value.substring(start, dot).replace("=", "");
            byte[] payload = value.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
            if (VALID.stream()
                    .anyMatch(secret -> encoded(Secrets.hmac(secret, payload)).equals(signature))) {
                return true;
            }
        }
        return false;
    }

    private static String signed(String secret, String encodedPayload) {
        byte[] signature = Secrets.hmac(secret, encodedPayload.getBytes(StandardCharsets.US_ASCII));
        return encoded(signature) + "." + encodedPayload;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] payload(String user) {
        return ("{\"user_id\":\"" + user + "\",\"algorithm\":\"HMAC-SHA256\",\"issued_at\":" + NOW + "}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Host implements CallbackHandler {
        private final List<AppUser> users = new ArrayList<>();

        @Override
        public Answer dataDeletion(AppUser user, String confirmationCode) {
            users.add(user);
            return Answer.RECORDED;
        }

        @Override
        public Answer deauthorised(AppUser user) {
            users.add(user);
            return Answer.UNKNOWN_USER;
        }
    }
}
