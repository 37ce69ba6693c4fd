package io.escala.channels.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.escala.channels.form.FormEndpoint;
import io.escala.channels.form.FormKey;
import io.escala.channels.form.FormScreen;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** The endpoint of forms: any bytes as a signed body, and any bytes as a request that is then encrypted as Meta does. */
class FormEndpointFuzzTest {
    private static final KeyPair PAIR = pair();
    private static final byte[] KEY = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VECTOR = "another sixteen!".getBytes(StandardCharsets.US_ASCII);
    private static final String ENCRYPTED_KEY = encryptedKey();
    private static final Set<String> STEPS = Set.of("INIT", "BACK", "data_exchange");

    private final AtomicInteger asked = new AtomicInteger();
    private final FormEndpoint endpoint = FormEndpoint.answering(exchange -> {
                asked.incrementAndGet();
                return FormScreen.finish().with("all", exchange.data());
            })
            .app("100000000000001", Secrets.valid())
            .key(FormKey.of("-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getEncoder().encodeToString(PAIR.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----"))
            .build();

    @FuzzTest
    void anyRequest(byte[] input) {
        asked.set(0);
        WebhookResponse raw = post(input);
        Invariants.that(List.of(400, 413, 421).contains(raw.status()), () -> "status " + raw.status());
        Invariants.that(asked.get() == 0, () -> "the handler was asked");

        WebhookResponse answer = post(encrypted(input));
        JsonNode json = StrictJson.WIDE.read(input);
        String action = json == null
                ? ""
                : json.path("action").isString() ? json.path("action").asString() : "";
        boolean step = STEPS.contains(action) && json != null && json.isObject();
        boolean hasError = json != null && json.path("data").hasNonNull("error");
        Invariants.that(List.of(200, 400, 413).contains(answer.status()), () -> "status " + answer.status());
        Invariants.that(asked.get() <= (step && !hasError ? 1 : 0), () -> "the handler was asked for another action");
        Invariants.that(
                answer.status() != 200 || step || "ping".equals(action), () -> "an action that is none was answered");
        Invariants.that(answer.status() == 200 || answer.body().isEmpty(), () -> "a body");
    }

    private WebhookResponse post(byte[] body) {
        String signature = "sha256=" + HexFormat.of().formatHex(Secrets.hmac(Secrets.ACTIVE, body));
        return endpoint.post(WebhookRequest.of(name -> List.of(signature), body));
    }

    private static byte[] encrypted(byte[] request) {
        Base64.Encoder base64 = Base64.getEncoder();
        return ("{\"encrypted_aes_key\":\"" + ENCRYPTED_KEY + "\",\"initial_vector\":\"" + base64.encodeToString(VECTOR)
                        + "\",\"encrypted_flow_data\":\"" + base64.encodeToString(gcm(request)) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] gcm(byte[] request) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, VECTOR));
            return cipher.doFinal(request);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encryptedKey() {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    PAIR.getPublic(),
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            return Base64.getEncoder().encodeToString(cipher.doFinal(KEY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
