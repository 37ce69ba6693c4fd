package io.escala.channels.webhook;

import io.escala.channels.AppSecret;
import io.escala.channels.internal.defect.Defects;
import io.escala.core.channel.Receipt;
import io.escala.core.channel.TryAgainException;
import io.escala.core.intake.Intake;
import io.escala.core.intake.Journal;
import io.escala.core.port.Metrics;
import io.escala.crm.quarantine.RawBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhook endpoint of a Meta app, whatever serves HTTP around it: hand in the request, send back the response.
 *
 * <p>Nothing of a body is read before its signature header is well formed, and nothing is parsed before the signature holds. A
 * 200 means that every event has its effect committed or is quarantined for good, or with a journal that the body is kept there;
 * what only fails for now is answered 503, and Meta calls again. So is a delivery on which the intake throws anything but an error
 * of the virtual machine. Nothing of a body is ever logged.
 *
 * <p>A body of 1 MiB takes no more than 64 MiB of heap until it is filed, whatever stands in it: what many items share is made
 * once, names and ids are read only as far as they can be kept, and a thousand events are filed at a time.
 *
 * <p>Thread-safe. Calls block until the intake or the journal has committed.
 */
public final class MetaWebhooks {
    /** The largest body accepted unless set otherwise: Meta sends up to 3 MB. */
    public static final int DEFAULT_MAX_BODY_BYTES = 4 * 1024 * 1024;

    /** How many secrets of one app may be valid at once. */
    public static final int MAX_SECRETS_PER_APP = 4;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
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

    private MetaWebhooks(Builder builder) {
        this.intake = builder.intake;
        this.journal = builder.journal;
        this.metrics = Metrics.guarded(builder.metrics == null ? builder.intake.metrics() : builder.metrics);
        this.signatures = builder.apps.signatures();
        this.onlyApp = builder.apps.only();
        this.handshake = new Handshake(builder.tokens);
        this.maxBodyBytes = builder.maxBodyBytes;
    }

    /**
     * Begins an endpoint.
     *
     * @param intake where events go, such as the inbox
     * @return a builder
     */
    public static Builder builder(Intake intake) {
        return new Builder(intake);
    }

    /**
     * Takes a delivery.
     *
     * @param request the request
     * @return what to answer: 200, with a receipt unless there is a journal; 401 when the signature is missing, malformed or wrong; 413 when the body is
     *     too large; 503 when it cannot be read or filed now
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
            body = request.body(maxBodyBytes + 1);
        } catch (IOException e) {
            LOG.warn("Webhook not read: {}", e.getClass().getName());
            return unsigned(Metrics.Answer.TRY_AGAIN, WebhookResponse.empty(CALL_AGAIN));
        }
        if (body.length > maxBodyBytes) {
            return unsigned(Metrics.Answer.TOO_LARGE, refuse(TOO_LARGE, "body larger than the limit"));
        }
        String appId = signatures.signer(body, signature);
        if (appId == null) {
            return unsigned(Metrics.Answer.WRONG_SIGNATURE, refuse(UNAUTHORIZED, "signature fits no active secret"));
        }
        return file(appId, body);
    }

    private Answered unsigned(Metrics.Answer answer, WebhookResponse response) {
        return new Answered(answer, onlyApp, response);
    }

    private record Answered(Metrics.Answer answer, @Nullable String appId, WebhookResponse response) {}

    private Answered file(String appId, byte[] body) {
        try {
            Receipt receipt = null;
            if (journal == null) {
                receipt = intake.receive(MetaEvents.read(appId, body, null));
            } else {
                journal.append(appId, RawBytes.slice(body, 0, body.length));
            }
            return new Answered(Metrics.Answer.ACCEPTED, appId, WebhookResponse.text(OK, "", receipt));
        } catch (TryAgainException e) {
            LOG.warn("Webhook of {} bytes to be called again: {}", body.length, e.getMessage());
            return new Answered(Metrics.Answer.TRY_AGAIN, appId, WebhookResponse.empty(CALL_AGAIN));
        } catch (RuntimeException | Error e) {
            // An intake quarantines what it cannot file; what it throws is a
            // defect, and losing the events would be worse.
            Defects.passOnFatal(e);
            LOG.error("Webhook of {} bytes failed in the intake: {}", body.length, Defects.describe(e));
            return new Answered(Metrics.Answer.FAILED, appId, WebhookResponse.empty(CALL_AGAIN));
        }
    }

    /**
     * Answers the handshake, with which Meta asks whether a callback is ours.
     *
     * @param query the query's parameters, decoded
     * @return 200 with the challenge as body; 403 and nothing when mode, token or challenge are not as they must be
     */
    public WebhookResponse get(Map<String, String> query) {
        String challenge = query.get("hub.challenge");
        if (challenge != null && handshake.accepts(query.get("hub.mode"), query.get("hub.verify_token"), challenge)) {
            return WebhookResponse.text(OK, challenge, null);
        }
        return refuse(FORBIDDEN, "handshake with a wrong mode, token or challenge");
    }

    /**
     * Answers the handshake from a query as it stands in the URL.
     *
     * @param rawQuery the part behind the question mark, still encoded, or null
     * @return as {@link #get(Map)}; a parameter that stands twice is refused
     */
    public WebhookResponse get(@Nullable String rawQuery) {
        return get(RawQuery.parse(rawQuery));
    }

    private static WebhookResponse refuse(int status, String why) {
        LOG.warn("Webhook refused with {}: {}", status, why);
        return WebhookResponse.empty(status);
    }

    /** Collects what an endpoint needs. Not thread-safe. */
    public static final class Builder {
        private final Intake intake;
        private final AppSecretRegistry apps = new AppSecretRegistry();
        private final List<String> tokens = new ArrayList<>();
        private int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;
        private @Nullable Metrics metrics;
        private @Nullable Journal journal;

        private Builder(Intake intake) {
            this.intake = Objects.requireNonNull(intake, "intake");
        }

        /**
         * An app whose deliveries are accepted. Several secrets, for rotation: each is valid until it is left out.
         *
         * @param appId the app's id; a line registered under another app is not served by its deliveries
         * @param secrets 1 to {@value MetaWebhooks#MAX_SECRETS_PER_APP} secrets
         */
        public Builder app(String appId, AppSecret... secrets) {
            apps.add(appId, secrets);
            return this;
        }

        /**
         * The token that Meta sends in the handshake; several when several apps call this endpoint.
         *
         * @param token the token, as typed into the app dashboard
         */
        public Builder verifyToken(String token) {
            tokens.add(token);
            return this;
        }

        /**
         * The largest body accepted. {@value MetaWebhooks#DEFAULT_MAX_BODY_BYTES} unless set.
         *
         * @param bytes at least 1
         */
        public Builder maxBodyBytes(int bytes) {
            this.maxBodyBytes = bytes;
            return this;
        }

        /**
         * What is told of every delivery. The intake's own metrics unless set, so that what an inbox is given hears of both.
         *
         * @param told the metrics; what they throw is kept away from the answer
         */
        public Builder metrics(Metrics told) {
            this.metrics = Objects.requireNonNull(told, "metrics");
            return this;
        }

        /**
         * Answers before anything is filed: a body whose signature holds is kept in a journal, and filed by the durable work of an
         * inbox over the same store. For those who must answer in milliseconds whatever a body holds; without it, which is the
         * default, bodies are filed before they are answered, and the response tells what became of each event.
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
         * @return the endpoint
         * @throws IllegalStateException naming everything that is missing or wrong
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
            if (!problems.isEmpty()) {
                throw new IllegalStateException("webhooks cannot be built: " + String.join("; ", problems));
            }
            return new MetaWebhooks(this);
        }
    }
}
