package io.escala.channels.webhook;

import io.escala.channels.AppSecret;
import io.escala.channels.internal.defect.Defects;
import io.escala.channels.internal.signature.AppSecretRegistry;
import io.escala.channels.internal.signature.SignatureCheck;
import io.escala.core.channel.TryAgainException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two callbacks of a Meta app that are not webhooks: data-deletion requests and deauthorisations. Works with any HTTP
 * server: pass the request, send back the response.
 *
 * <p>Meta posts a form with one {@code signed_request}. It is accepted only when its HMAC-SHA256 over the encoded payload
 * matches a secret, it names exactly that algorithm, and it is neither older than one hour nor more than five minutes ahead
 * of the clock. Only then is the {@link CallbackHandler} called. Nothing of a request is ever logged.
 *
 * <p>Thread-safe. Calls block until the handler returns.
 */
public final class MetaCallbacks {
    /** The maximum size of a body; Meta's have a few hundred bytes. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int TIMED_OUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int CALL_AGAIN = 503;

    private static final Logger LOG = LoggerFactory.getLogger(MetaCallbacks.class);

    private final CallbackHandler handler;
    private final SignatureCheck signatures;
    private final ConfirmationCodes codes;
    private final Function<String, URI> statusUrl;
    private final Clock clock;

    private MetaCallbacks(
            CallbackHandler handler,
            SignatureCheck signatures,
            ConfirmationCodes codes,
            Function<String, URI> statusUrl,
            Clock clock) {
        this.handler = handler;
        this.signatures = signatures;
        this.codes = codes;
        this.statusUrl = statusUrl;
        this.clock = clock;
    }

    /**
     * Creates a builder.
     *
     * @param handler the host's handler
     */
    public static Builder builder(CallbackHandler handler) {
        return new Builder(handler);
    }

    /**
     * Handles a data-deletion request.
     *
     * @param request the request
     * @return the response: 200 with the status page and the confirmation code, whether the user is known or not; 400 when
     *     there is no readable signed request; 401 when its signature, algorithm or time is wrong; 408 when it takes too long to come in; 413 when it is too large;
     *     503 when it cannot be read or recorded now
     */
    public WebhookResponse dataDeletion(WebhookRequest request) {
        return withForm(request, this::dataDeletion);
    }

    /**
     * Handles a data-deletion request whose form the framework has already decoded.
     *
     * @param signedRequest the form's {@code signed_request}, decoded, or null when it has none
     * @return as {@link #dataDeletion(WebhookRequest)}
     */
    public WebhookResponse dataDeletion(@Nullable String signedRequest) {
        return withUser(signedRequest, user -> {
            String code = codes.of(user);
            // Resolved before the handler acts: if no answer can be given, nothing must have been deleted.
            URI page = statusUrl.apply(code);
            requireAnswer("Data deletion", handler.dataDeletion(user, code));
            // Neither an ASCII URI nor hex digits contain a character that JSON escapes.
            return WebhookResponse.json(
                    OK, "{\"url\":\"" + page.toASCIIString() + "\",\"confirmation_code\":\"" + code + "\"}");
        });
    }

    /**
     * Handles a deauthorisation.
     *
     * @param request the request
     * @return the response: 200 with an empty body, whether the user is known or not; errors as in
     *     {@link #dataDeletion(WebhookRequest)}
     */
    public WebhookResponse deauthorise(WebhookRequest request) {
        return withForm(request, this::deauthorise);
    }

    /**
     * Handles a deauthorisation whose form the framework has already decoded.
     *
     * @param signedRequest the form's {@code signed_request}, decoded, or null when it has none
     * @return as {@link #deauthorise(WebhookRequest)}
     */
    public WebhookResponse deauthorise(@Nullable String signedRequest) {
        return withUser(signedRequest, user -> {
            requireAnswer("Deauthorisation", handler.deauthorised(user));
            return WebhookResponse.empty(OK);
        });
    }

    private static WebhookResponse withForm(
            WebhookRequest request, Function<@Nullable String, WebhookResponse> takeSignedRequest) {
        byte[] body;
        try {
            body = request.body(
                    MAX_BODY_BYTES + 1, ReadDeadline.in(MetaWebhooks.DEFAULT_BODY_TIMEOUT, System::nanoTime));
        } catch (ReadDeadline.PassedException e) {
            return refuse(TIMED_OUT, "body not received within " + MetaWebhooks.DEFAULT_BODY_TIMEOUT);
        } catch (IOException e) {
            LOG.warn("Callback not read: {}", e.getClass().getName());
            return WebhookResponse.empty(CALL_AGAIN);
        }
        if (body.length > MAX_BODY_BYTES) {
            return refuse(TOO_LARGE, "body larger than the limit");
        }
        // A form is ASCII; any other byte is not base64url either.
        String form = new String(body, StandardCharsets.ISO_8859_1);
        return takeSignedRequest.apply(RawQuery.parameters(form).get(SignedRequest.PARAMETER));
    }

    private WebhookResponse withUser(@Nullable String signedRequest, Function<AppUser, WebhookResponse> act) {
        if (signedRequest == null) {
            return refuse(BAD_REQUEST, "no signed request, or several");
        }
        if (signedRequest.length() > MAX_BODY_BYTES) {
            return refuse(TOO_LARGE, "signed request larger than the limit");
        }
        SignedRequest.Verdict verdict = SignedRequest.check(signedRequest, signatures, clock.instant());
        if (verdict instanceof SignedRequest.Refused refused) {
            return refuse(refused.status(), refused.why());
        }
        if (verdict instanceof SignedRequest.Genuine genuine) {
            return guarded(() -> act.apply(genuine.user()));
        }
        throw new IllegalStateException("unknown verdict");
    }

    private static WebhookResponse guarded(Supplier<WebhookResponse> act) {
        try {
            return act.get();
        } catch (TryAgainException e) {
            LOG.warn("Callback to be called again: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            Defects.passOnFatal(e);
            LOG.error("Callback failed in the host: {}", Defects.describe(e));
        }
        return WebhookResponse.empty(CALL_AGAIN);
    }

    private static void requireAnswer(String what, CallbackHandler.Answer answer) {
        Objects.requireNonNull(answer, "answer");
        LOG.info("{} received: {}", what, answer);
    }

    private static WebhookResponse refuse(int status, String why) {
        LOG.warn("Callback refused with {}: {}", status, why);
        return WebhookResponse.empty(status);
    }

    /** Builds {@link MetaCallbacks}. Not thread-safe. */
    public static final class Builder {
        private final CallbackHandler handler;
        private final AppSecretRegistry apps = new AppSecretRegistry();
        private byte @Nullable [] confirmationKey;
        private @Nullable Function<String, URI> statusUrl;
        private Clock clock = Clock.systemUTC();

        private Builder(CallbackHandler handler) {
            this.handler = Objects.requireNonNull(handler, "handler");
        }

        /**
         * Adds an app whose callbacks are accepted. Several secrets allow rotation: each is valid as long as it is given.
         *
         * @param appId the app's id; passed to the handler
         * @param secrets 1 to {@value MetaWebhooks#MAX_SECRETS_PER_APP} secrets
         */
        public Builder app(String appId, AppSecret... secrets) {
            apps.add(appId, secrets);
            return this;
        }

        /**
         * Sets the host's own key from which confirmation codes are derived; the same on every node. Another key gives other
         * codes. It is independent of the app secret, which is rotated.
         *
         * @param key at least 16 random bytes; copied
         */
        public Builder confirmationKey(byte[] key) {
            this.confirmationKey = key.clone();
            return this;
        }

        /**
         * Sets the page on which a user can read the state of their request.
         *
         * @param page returns the absolute URL for a confirmation code; called once by {@link #build()} with a code of zeros
         */
        public Builder statusUrl(Function<String, URI> page) {
            this.statusUrl = Objects.requireNonNull(page, "page");
            return this;
        }

        /**
         * Sets the clock for the age of requests. Default: the system clock.
         *
         * @param clock the clock
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Builds the callbacks.
         *
         * @throws IllegalStateException when settings are missing or wrong; the message lists all of them
         */
        public MetaCallbacks build() {
            Set<String> problems = apps.problems();
            byte[] key = confirmationKey;
            Function<String, URI> page = statusUrl;
            if (key == null || key.length < ConfirmationCodes.MIN_KEY_BYTES) {
                problems.add("the confirmation key has less than " + ConfirmationCodes.MIN_KEY_BYTES + " bytes");
            }
            if (page == null) {
                problems.add("no status page is given");
            } else if (!isPage(page.apply("0".repeat(32)))) {
                problems.add("the status page has no absolute http address");
            }
            if (key == null || page == null || !problems.isEmpty()) {
                throw new IllegalStateException("callbacks cannot be built: " + String.join("; ", problems));
            }
            return new MetaCallbacks(handler, apps.signatures(), new ConfirmationCodes(key), page, clock);
        }

        private static boolean isPage(@Nullable URI address) {
            return address != null
                    && address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        }
    }
}
