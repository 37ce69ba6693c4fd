package io.escala.channels.form;

import io.escala.channels.AppSecret;
import io.escala.channels.internal.defect.Defects;
import io.escala.channels.internal.signature.AppSecretRegistry;
import io.escala.channels.internal.signature.SignatureCheck;
import io.escala.channels.internal.signature.SignatureHeader;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.PlainJson;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint that WhatsApp asks for the screens of forms, which Meta calls Flows. Works with any HTTP server, as {@link
 * io.escala.channels.webhook.MetaWebhooks} does: pass the request, send back the response.
 *
 * <pre>{@code
 * FormEndpoint endpoint = FormEndpoint.answering(exchange -> switch (exchange.action()) {
 *             case OPEN, BACK -> FormScreen.show("DAYS").with("days", days());
 *             case SUBMIT -> FormScreen.finish().with("day", exchange.text("day").orElse(""));
 *         })
 *         .key(FormKey.of(pem))
 *         .app(appId, secret)
 *         .build();
 * }</pre>
 *
 * <p>Nothing of a body is decrypted before its signature is verified. Meta's health check and its notices of wrong answers are answered without the
 * handler. Nothing of a request or an answer is ever logged. A request that somebody replays is answered again: a step may be repeated, so a
 * handler that books something does so once for each token.
 *
 * <p>Thread-safe. Calls block until the handler returns.
 */
public final class FormEndpoint {
    /** The maximum size of a body by default. Meta's have a few kilobytes: pictures and files are addresses. */
    public static final int DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

    /** The most keys at once: the new one, and the old one until Meta uses the new one. */
    public static final int MAX_KEYS = 4;

    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int TIMED_OUT = 408;
    private static final int TOO_LARGE = 413;
    /** Meta fetches the public key anew, and asks again. */
    private static final int NOT_DECRYPTED = 421;

    private static final int TOKEN_EXPIRED = 427;
    private static final int WRONG_SIGNATURE = 432;
    private static final int SERVER_ERROR = 500;
    private static final int CALL_AGAIN = 503;

    private static final Map<String, FormAction> ACTIONS =
            Map.of("INIT", FormAction.OPEN, "BACK", FormAction.BACK, "data_exchange", FormAction.SUBMIT);

    private static final Logger LOG = LoggerFactory.getLogger(FormEndpoint.class);

    private final FormHandler handler;
    private final List<FormKey> keys;
    private final SignatureCheck signatures;
    private final int maxBodyBytes;

    private FormEndpoint(Builder builder) {
        this.handler = builder.handler;
        this.keys = List.copyOf(builder.keys);
        this.signatures = builder.apps.signatures();
        this.maxBodyBytes = builder.maxBodyBytes;
    }

    /**
     * Starts an endpoint.
     *
     * @param handler answers the steps of people
     * @return a builder
     */
    public static Builder answering(FormHandler handler) {
        return new Builder(handler);
    }

    /**
     * Answers a request.
     *
     * @param request the request
     * @return the response: 200 with the encrypted answer; 400 when it is no request of a form; 408 when it takes too long to come in; 413 when it
     *     is too large; 421 when no key decrypts it, so that Meta fetches the public key anew; 427 with the encrypted error when the handler says
     *     that the form cannot be used any more; 432 when the signature is missing, malformed or wrong; 500 when the handler throws; 503 when the
     *     body cannot be read now
     */
    public WebhookResponse post(WebhookRequest request) {
        byte[] signature = SignatureHeader.read(request.header(SignatureHeader.NAME));
        if (signature == null) {
            return refuse(WRONG_SIGNATURE, "signature header missing or malformed");
        }
        byte[] body;
        try {
            body = request.body(maxBodyBytes + 1, BODY_TIMEOUT);
        } catch (InterruptedIOException e) {
            return refuse(TIMED_OUT, "body not received within " + BODY_TIMEOUT);
        } catch (IOException e) {
            return refuse(CALL_AGAIN, "body not read: " + e.getClass().getName());
        }
        if (body.length > maxBodyBytes) {
            return refuse(TOO_LARGE, "body larger than the limit");
        }
        if (signatures.signer(body, signature) == null) {
            return refuse(WRONG_SIGNATURE, "signature fits no active secret of the endpoint's apps");
        }
        return decrypt(body);
    }

    private WebhookResponse decrypt(byte[] body) {
        JsonValue envelope = FormJson.object(body);
        byte[] key = envelope == null ? null : base64(envelope.text("encrypted_aes_key"));
        byte[] vector = envelope == null ? null : base64(envelope.text("initial_vector"));
        byte[] data = envelope == null ? null : base64(envelope.text("encrypted_flow_data"));
        if (key == null || vector == null || data == null) {
            return refuse(BAD_REQUEST, "no encrypted request");
        }
        FormCipher opened = FormCipher.open(keys, key, vector, data);
        if (opened == null) {
            return refuse(NOT_DECRYPTED, "no key of the endpoint decrypts it");
        }
        JsonValue asked = FormJson.object(opened.request());
        return asked == null ? refuse(BAD_REQUEST, "the decrypted request is no JSON object") : answer(asked, opened);
    }

    private static byte @Nullable [] base64(@Nullable String text) {
        try {
            return text == null ? null : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private WebhookResponse answer(JsonValue asked, FormCipher cipher) {
        String action = asked.text("action");
        if ("ping".equals(action)) {
            return encrypted(OK, FormJson.write(Map.of("data", Map.of("status", "active"))), cipher);
        }
        FormAction known = action == null ? null : ACTIONS.get(action);
        if (known == null) {
            return refuse(BAD_REQUEST, "an action that is not known");
        }
        JsonValue data = asked.get("data");
        FormExchange exchange = new FormExchange(
                known,
                asked.text("screen"),
                asked.text("flow_token"),
                data.isObject() ? PlainJson.object(data) : Map.of());
        try {
            if (data.get("error").isPresent()) {
                handler.failed(exchange);
                return encrypted(OK, FormJson.write(Map.of("data", Map.of("acknowledged", true))), cipher);
            }
            FormScreen screen = Objects.requireNonNull(handler.answer(exchange), "the handler answered nothing");
            int status = screen.kind() == FormScreen.Kind.EXPIRED ? TOKEN_EXPIRED : OK;
            return encrypted(status, FormJson.write(screen, exchange.token().orElse(null)), cipher);
        } catch (RuntimeException | Error e) {
            Defects.passOnFatal(e);
            LOG.error("Form handler failed: {}", Defects.describe(e));
            return new WebhookResponse(SERVER_ERROR, WebhookResponse.TEXT, "", null);
        }
    }

    private static WebhookResponse encrypted(int status, byte[] answer, FormCipher cipher) {
        byte[] base64 = Base64.getEncoder().encode(cipher.answer(answer));
        return new WebhookResponse(status, WebhookResponse.TEXT, new String(base64, StandardCharsets.US_ASCII), null);
    }

    private static WebhookResponse refuse(int status, String why) {
        LOG.warn("Form request refused with {}: {}", status, why);
        return new WebhookResponse(status, WebhookResponse.TEXT, "", null);
    }

    /** Builds {@link FormEndpoint}. Not thread-safe. */
    public static final class Builder {
        private final FormHandler handler;
        private final AppSecretRegistry apps = new AppSecretRegistry();
        private final List<FormKey> keys = new ArrayList<>();
        private int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;

        private Builder(FormHandler handler) {
            this.handler = Objects.requireNonNull(handler, "handler");
        }

        /**
         * Adds a private key. For a rotation add the new one, upload its public key, and take off the old one when Meta uses the new one.
         *
         * @param key the key
         */
        public Builder key(FormKey key) {
            keys.add(Objects.requireNonNull(key, "key"));
            return this;
        }

        /**
         * Adds an app whose requests are accepted. Several secrets allow rotation: each is valid as long as it is given.
         *
         * @param appId the app's id
         * @param secrets 1 to {@value AppSecretRegistry#MAX_SECRETS} secrets
         */
        public Builder app(String appId, AppSecret... secrets) {
            apps.add(appId, secrets);
            return this;
        }

        /**
         * Sets the maximum size of a body. Default: {@value FormEndpoint#DEFAULT_MAX_BODY_BYTES}.
         *
         * @param bytes at least 1
         */
        public Builder maxBodyBytes(int bytes) {
            this.maxBodyBytes = bytes;
            return this;
        }

        /**
         * Builds the endpoint.
         *
         * @throws IllegalStateException when settings are missing or wrong; the message lists all of them
         */
        public FormEndpoint build() {
            Set<String> problems = apps.problems();
            if (keys.isEmpty() || keys.size() > MAX_KEYS) {
                problems.add("there are " + keys.size() + " private keys, must be 1 to " + MAX_KEYS);
            }
            if (maxBodyBytes < 1 || maxBodyBytes == Integer.MAX_VALUE) {
                problems.add("the largest body must be between 1 byte and 2 GiB");
            }
            if (!problems.isEmpty()) {
                throw new IllegalStateException("a form endpoint cannot be built: " + String.join("; ", problems));
            }
            return new FormEndpoint(this);
        }
    }
}
