package io.escala.channels.webhook;

import io.escala.channels.AppSecret;
import io.escala.channels.internal.defect.Defects;
import io.escala.channels.internal.signature.AppSecretRegistry;
import io.escala.channels.internal.signature.SignatureCheck;
import io.escala.channels.internal.signature.SignatureHeader;
import io.escala.core.channel.TryAgainException;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Intake;
import io.escala.core.intake.Journal;
import io.escala.core.port.Metrics;
import io.escala.core.result.Receipt;
import io.escala.crm.quarantine.RawBytes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhook endpoint of Meta apps. Works with any HTTP server: pass the request, send back the response.
 *
 * <p>No byte of a body is read before its signature header is well formed, and nothing is parsed before the signature is
 * verified. 200 means that every event is committed or quarantined, or with a journal that the body is stored there. A
 * body that takes too long to come in is answered with 408, a temporary failure with 503, and Meta delivers again; so it does
 * after a delivery on which the intake throws anything but an error of the virtual machine. Nothing of a body is ever logged.
 *
 * <p>A body of 1 MiB takes at most 64 MiB of heap until it is filed, whatever its content: objects shared by many items are
 * created once, names and ids are read only up to their maximum length, and events are filed in batches of 1,000.
 *
 * <p>Thread-safe. Calls block until the intake or the journal has committed.
 */
public final class MetaWebhooks {
    /** The default maximum size of a body: Meta sends up to 3 MB. */
    public static final int DEFAULT_MAX_BODY_BYTES = 4 * 1024 * 1024;

    /** The maximum number of valid secrets per app. */
    public static final int MAX_SECRETS_PER_APP = AppSecretRegistry.MAX_SECRETS;

    /** The default time limit of reading a body. */
    public static final Duration DEFAULT_BODY_TIMEOUT = Duration.ofSeconds(10);

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TIMED_OUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int CALL_AGAIN = 503;

    private static final Logger LOG = LoggerFactory.getLogger(MetaWebhooks.class);

    private final Intake intake;
    private final @Nullable Journal journal;
    private final Metrics metrics;
    private final SignatureCheck signatures;
    private final @Nullable String onlyApp;
    private final Handshake handshake;
    private final int maxBodyBytes;
    private final Duration bodyTimeout;
    private final LongSupplier nanos;
    private final String wrongSignature;

    private MetaWebhooks(Builder builder) {
        this.intake = builder.intake;
        this.journal = builder.journal;
        this.metrics = Metrics.guarded(builder.metrics == null ? builder.intake.metrics() : builder.metrics);
        this.signatures = builder.apps.signatures();
        this.onlyApp = builder.apps.only();
        this.handshake = new Handshake(builder.tokens);
        this.maxBodyBytes = builder.maxBodyBytes;
        this.bodyTimeout = builder.bodyTimeout;
        this.nanos = builder.nanos;
        this.wrongSignature = "signature fits no active secret of "
                + (onlyApp == null ? "the endpoint's apps" : "app " + onlyApp)
                + "; compare it with the app secret in the app dashboard";
    }

    /**
     * Starts an endpoint that hands the events of each body to an intake: an inbox, or a method of the host's own.
     *
     * <pre>{@code
     * MetaWebhooks.receiving(batch -> {
     *     batch.events().forEach(mine::handle);
     *     return batch.received();
     * });
     * }</pre>
     *
     * <p>When the intake throws, the body is answered with 503, and Meta delivers the whole body again, for days. It may also
     * deliver a body again that was answered with 200. An inbox files each event once; a host's own intake must do that
     * itself, by line, {@link io.escala.core.channel.ChannelEvent#messageId()} and kind of event.
     *
     * @param intake receives the events
     * @return a builder
     */
    public static Builder receiving(Intake intake) {
        return new Builder(intake);
    }

    /**
     * Handles a delivery.
     *
     * @param request the request
     * @return the response: 200, with a receipt unless the body is kept in a journal; 401 when the signature is missing, malformed or
     *     wrong; 408 when the body takes too long to come in; 413 when it is too large; 503 when it cannot be read or filed now
     */
    public WebhookResponse post(WebhookRequest request) {
        long started = metrics.ticks();
        Answered answered = answer(request);
        metrics.delivery(answered.answer(), answered.appId(), metrics.ticks() - started);
        return answered.response();
    }

    private Answered answer(WebhookRequest request) {
        byte[] signature = SignatureHeader.read(request.header(SignatureHeader.NAME));
        if (signature == null) {
            return unsigned(
                    Metrics.Answer.MALFORMED_SIGNATURE, refuse(UNAUTHORIZED, "signature header missing or malformed"));
        }
        byte[] body;
        try {
            body = request.body(maxBodyBytes + 1, ReadDeadline.in(bodyTimeout, nanos));
        } catch (ReadDeadline.PassedException e) {
            return unsigned(Metrics.Answer.TIMED_OUT, refuse(TIMED_OUT, "body not received within " + bodyTimeout));
        } catch (IOException e) {
            LOG.warn("Webhook not read: {}", e.getClass().getName());
            return unsigned(Metrics.Answer.TRY_AGAIN, WebhookResponse.empty(CALL_AGAIN));
        }
        if (body.length > maxBodyBytes) {
            return unsigned(Metrics.Answer.TOO_LARGE, refuse(TOO_LARGE, "body larger than the limit"));
        }
        String appId = signatures.signer(body, signature);
        if (appId == null) {
            return unsigned(Metrics.Answer.WRONG_SIGNATURE, refuse(UNAUTHORIZED, wrongSignature));
        }
        return file(appId, body);
    }

    private Answered unsigned(Metrics.Answer answer, WebhookResponse response) {
        return new Answered(answer, onlyApp, response);
    }

    private record Answered(Metrics.Answer answer, @Nullable String appId, WebhookResponse response) {}

    private Answered file(String appId, byte[] body) {
        try {
            Receipt receipt = journal == null ? receive(appId, body) : append(journal, appId, body);
            return new Answered(Metrics.Answer.ACCEPTED, appId, WebhookResponse.text(OK, "", receipt));
        } catch (TryAgainException e) {
            LOG.warn("Webhook of {} bytes to be called again: {}", body.length, e.getMessage());
            return new Answered(Metrics.Answer.TRY_AGAIN, appId, WebhookResponse.empty(CALL_AGAIN));
        } catch (RuntimeException | Error e) {
            // An intake quarantines what it cannot file, so an exception is a defect.
            // Meta delivers again, so that no event is lost.
            Defects.passOnFatal(e);
            LOG.error("Webhook of {} bytes failed in the intake: {}", body.length, Defects.describe(e));
            return new Answered(Metrics.Answer.FAILED, appId, WebhookResponse.empty(CALL_AGAIN));
        }
    }

    private @Nullable Receipt receive(String appId, byte[] body) {
        IncomingBatch batch = MetaEvents.read(appId, body, null).withSeveralApps(onlyApp == null);
        Optional<Journal> large = batch.events().size() > Intake.LARGE ? intake.largeBodies() : Optional.empty();
        return large.isPresent() ? append(large.get(), appId, body) : intake.receive(batch);
    }

    private @Nullable Receipt append(Journal to, String appId, byte[] body) {
        to.append(appId, onlyApp == null, RawBytes.slice(body, 0, body.length));
        return null;
    }

    /**
     * Answers the handshake by which Meta verifies the callback URL.
     *
     * @param query the decoded query parameters
     * @return 200 with the challenge as body; 403 with an empty body when mode, token or challenge is wrong
     */
    public WebhookResponse get(Map<String, String> query) {
        String challenge = query.get("hub.challenge");
        if (challenge != null && handshake.accepts(query.get("hub.mode"), query.get("hub.verify_token"), challenge)) {
            return WebhookResponse.text(OK, challenge, null);
        }
        return refuse(FORBIDDEN, "handshake with a wrong mode, token or challenge");
    }

    /**
     * Answers the handshake from the undecoded query of the URL.
     *
     * @param rawQuery the part after the question mark, still encoded, or null
     * @return as {@link #get(Map)}; 403 when a parameter appears twice
     */
    public WebhookResponse get(@Nullable String rawQuery) {
        return get(RawQuery.parse(rawQuery));
    }

    private static WebhookResponse refuse(int status, String why) {
        LOG.warn("Webhook refused with {}: {}", status, why);
        return WebhookResponse.empty(status);
    }

    /** Builds {@link MetaWebhooks}. Not thread-safe. */
    public static final class Builder {
        private final Intake intake;
        private final AppSecretRegistry apps = new AppSecretRegistry();
        private final List<String> tokens = new ArrayList<>();
        private int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;
        private Duration bodyTimeout = DEFAULT_BODY_TIMEOUT;
        private LongSupplier nanos = System::nanoTime;
        private @Nullable Metrics metrics;
        private @Nullable Journal journal;

        private Builder(Intake intake) {
            this.intake = Objects.requireNonNull(intake, "intake");
        }

        /**
         * Adds an app whose deliveries are accepted. Several secrets allow rotation: each is valid as long as it is given.
         *
         * @param appId the app's id; its deliveries act only on lines registered under it, and as the only app of the endpoint also on
         *     lines that name none
         * @param secrets 1 to {@value MetaWebhooks#MAX_SECRETS_PER_APP} secrets
         */
        public Builder app(String appId, AppSecret... secrets) {
            apps.add(appId, secrets);
            return this;
        }

        /**
         * Adds a token that Meta sends in the handshake. Call once per app that uses this endpoint.
         *
         * @param token the token entered in the app dashboard
         */
        public Builder verifyToken(String token) {
            tokens.add(token);
            return this;
        }

        /**
         * Sets the maximum size of a body. Default: {@value MetaWebhooks#DEFAULT_MAX_BODY_BYTES}.
         *
         * @param bytes at least 1
         */
        public Builder maxBodyBytes(int bytes) {
            this.maxBodyBytes = bytes;
            return this;
        }

        /**
         * Sets the time limit of reading a body, after which the answer is 408 and Meta delivers again. It is looked at between reads:
         * how long a single read may block is the server's own limit. Default: 10 seconds.
         *
         * @param time at least a millisecond
         */
        public Builder bodyTimeout(Duration time) {
            this.bodyTimeout = Objects.requireNonNull(time, "time");
            return this;
        }

        /** Sets the clock of the time limit, for tests. */
        Builder nanos(LongSupplier clock) {
            this.nanos = clock;
            return this;
        }

        /**
         * Sets the metrics that record every delivery. Default: the intake's own metrics, so that an inbox's metrics cover
         * both.
         *
         * @param metrics the metrics; their exceptions do not affect the response
         */
        public Builder metrics(Metrics metrics) {
            this.metrics = Objects.requireNonNull(metrics, "metrics");
            return this;
        }

        /**
         * Answers before anything is filed: a body with a valid signature is stored in a journal and filed by the durable
         * work of an inbox over the same store. For hosts that must answer within milliseconds whatever a body contains.
         * Default: bodies are filed before the response, whose receipt states the outcome of each event; only those with more than
         * 1,000 events go to the intake's own journal for them ({@link Intake#largeBodies}), which an inbox has if it has a reader.
         *
         * @param keeps the journal, such as the inbox's
         */
        public Builder journal(Journal keeps) {
            this.journal = Objects.requireNonNull(keeps, "journal");
            return this;
        }

        /**
         * Builds the endpoint.
         *
         * @throws IllegalStateException when settings are missing or wrong; the message lists all of them
         */
        public MetaWebhooks build() {
            Set<String> problems = apps.problems();
            if (tokens.isEmpty()) {
                problems.add("no verify token is given");
            }
            if (tokens.stream().anyMatch(String::isBlank)) {
                problems.add("a verify token is blank");
            }
            if (maxBodyBytes < 1 || maxBodyBytes == Integer.MAX_VALUE) {
                problems.add("the largest body must be between 1 byte and 2 GiB");
            }
            if (bodyTimeout.compareTo(Duration.ofMillis(1)) < 0) {
                problems.add("the time limit of a body must be at least a millisecond");
            }
            if (!problems.isEmpty()) {
                throw new IllegalStateException("webhooks cannot be built: " + String.join("; ", problems));
            }
            return new MetaWebhooks(this);
        }
    }
}
