package io.escala.channels.webhook;

import io.escala.channels.AppSecret;
import io.escala.channels.internal.defect.Defects;
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
 * The two callbacks of a Meta app that are no webhooks: somebody asks for the deletion of their data, somebody removed the app.
 * Whatever serves HTTP: hand in the request, send back the response.
 *
 * <p>Meta posts a form with one {@code signed_request}. It counts only when its HMAC-SHA256 over the encoded payload fits a secret,
 * it names exactly that algorithm, and it is neither older than an hour nor more than five minutes ahead of the clock. Then, and
 * only then, the {@link CallbackHandler} is called. Nothing of a request is ever logged.
 *
 * <p>Thread-safe. Calls block until the handler has answered.
 */
public final class MetaCallbacks {
    /** The largest body accepted; Meta's have a few hundred bytes. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
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
     * Begins the callbacks.
     *
     * @param handler what the host does
     * @return a builder
     */
    public static Builder builder(CallbackHandler handler) {
        return new Builder(handler);
    }

    /**
     * Takes a request for the deletion of somebody's data.
     *
     * @param request the request
     * @return what to answer: 200 with the status page and the confirmation code, whether the user is known or not; 400 when
     *     there is no readable signed request in it; 401 when its signature, algorithm or time is wrong; 413 when it is too
     *     large; 503 when it cannot be read or recorded now
     */
    public WebhookResponse dataDeletion(WebhookRequest request) {
        return withForm(request, this::dataDeletion);
    }

    /**
     * Takes a request for the deletion of somebody's data, where the framework has read the form already.
     *
     * @param signedRequest the form's {@code signed_request}, decoded, or null when it has none
     * @return as {@link #dataDeletion(WebhookRequest)}
     */
    public WebhookResponse dataDeletion(@Nullable String signedRequest) {
        return withUser(signedRequest, user -> {
            String code = codes.of(user);
            // Before anything is deleted: an answer that cannot be given must not find its work done.
            URI page = statusUrl.apply(code);
            told("Data deletion", handler.dataDeletion(user, code));
            // Neither a URI in ASCII nor a code of hex digits holds anything that JSON escapes.
            return WebhookResponse.json(
                    OK, "{\"url\":\"" + page.toASCIIString() + "\",\"confirmation_code\":\"" + code + "\"}");
        });
    }

    /**
     * Takes the news that somebody removed the app.
     *
     * @param request the request
     * @return what to answer: 200 and nothing, whether the user is known or not; else as {@link #dataDeletion(WebhookRequest)}
     */
    public WebhookResponse deauthorise(WebhookRequest request) {
        return withForm(request, this::deauthorise);
    }

    /**
     * Takes the news that somebody removed the app, where the framework has read the form already.
     *
     * @param signedRequest the form's {@code signed_request}, decoded, or null when it has none
     * @return as {@link #deauthorise(WebhookRequest)}
     */
    public WebhookResponse deauthorise(@Nullable String signedRequest) {
        return withUser(signedRequest, user -> {
            told("Deauthorisation", handler.deauthorised(user));
            return WebhookResponse.empty(OK);
        });
    }

    private static WebhookResponse withForm(
            WebhookRequest request, Function<@Nullable String, WebhookResponse> takeSignedRequest) {
        byte[] body;
        try {
            body = request.body(MAX_BODY_BYTES + 1);
        } catch (IOException e) {
            LOG.warn("Callback not read: {}", e.getClass().getName());
            return WebhookResponse.empty(CALL_AGAIN);
        }
        if (body.length > MAX_BODY_BYTES) {
            return refuse(TOO_LARGE, "body larger than the limit");
        }
        // A form is ASCII; whatever else stands there is no base64url either.
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

    private static void told(String what, CallbackHandler.Answer answer) {
        Objects.requireNonNull(answer, "answer");
        LOG.info("{} received: {}", what, answer);
    }

    private static WebhookResponse refuse(int status, String why) {
        LOG.warn("Callback refused with {}: {}", status, why);
        return WebhookResponse.empty(status);
    }

    /** Collects what the callbacks need. Not thread-safe. */
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
         * An app whose callbacks come here. Several secrets, for rotation: each is valid until it is left out.
         *
         * @param appId the app's id; the handler is told which app it was
         * @param secrets 1 to {@value MetaWebhooks#MAX_SECRETS_PER_APP} secrets
         */
        public Builder app(String appId, AppSecret... secrets) {
            apps.add(appId, secrets);
            return this;
        }

        /**
         * The host's own key, from which confirmation codes are worked out; the same on every node. With another key users get
         * other codes. It has nothing to do with the app secret, which is changed at times.
         *
         * @param key at least 16 random bytes; copied
         */
        public Builder confirmationKey(byte[] key) {
            this.confirmationKey = key.clone();
            return this;
        }

        /**
         * The page on which a person reads what became of their request.
         *
         * @param page gives the absolute address for a confirmation code; called once while building, with a code of nobody
         */
        public Builder statusUrl(Function<String, URI> page) {
            this.statusUrl = Objects.requireNonNull(page, "page");
            return this;
        }

        /**
         * The clock that says how old a request is. The system's unless set.
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
         * @return the callbacks
         * @throws IllegalStateException naming everything that is missing or wrong
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
