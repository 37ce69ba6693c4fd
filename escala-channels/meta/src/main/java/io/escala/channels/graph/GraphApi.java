package io.escala.channels.graph;

import io.escala.channels.AppSecret;
import io.escala.channels.graph.GraphAnswer.NotSent;
import io.escala.channels.internal.defect.Defects;
import io.escala.crm.line.Line;
import io.escala.crm.text.BoundedPattern;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to the Graph API. Each call goes out at most once, ends by its deadline (30 s unless set otherwise, over the whole
 * exchange), reads at most 1 MiB of answer, follows no redirect, and says exactly how it ended.
 *
 * <p>The clients of the channels stand on it. What they do not offer can be called here directly: tokens, proof, deadlines and
 * redaction are the same.
 *
 * <p>Thread-safe. Holds connections and daemon threads: one per application is enough; close it at the end. Logs channel, line,
 * path and outcome at debug level; never a token, a text or a number of a person.
 */
public final class GraphApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GraphApi.class);

    private final AccessTokens tokens;
    private final AppSecrets appSecrets;
    private final GraphEndpoints endpoints;
    private final String version;
    private final GraphHttp http;
    private volatile boolean closed;

    private GraphApi(Builder builder) {
        this.tokens = builder.tokens;
        this.appSecrets = builder.appSecrets;
        this.endpoints = builder.endpoints;
        this.version = builder.version;
        this.http = new GraphHttp(builder.connectTimeout, builder.deadline, builder.clock);
    }

    /**
     * Begins with what cannot be left out.
     *
     * @param tokens where access tokens come from
     * @return a builder; everything else has a default
     */
    public static Builder builder(AccessTokens tokens) {
        return new Builder(tokens);
    }

    /**
     * Posts a JSON object.
     *
     * @param line the line it is for: decides host, token and proof
     * @param path the path below the version, such as {@code 1055501234/messages}; segments of ASCII letters, digits, {@code _},
     *     {@code -} and {@code .}
     * @param body the object, of maps, lists, strings, numbers and booleans
     * @return how it ended
     * @throws IllegalArgumentException when the path is not of that form
     */
    public GraphAnswer post(Line line, String path, Map<String, ?> body) {
        return call(line, path, Map.of(), new WatchedBody(GraphJson.write(body)));
    }

    /**
     * Reads an object.
     *
     * @param line the line it is for: decides host, token and proof
     * @param path the path below the version, as for {@link #post}
     * @param query query parameters; never secrets
     * @return how it ended
     * @throws IllegalArgumentException when the path is not of that form
     */
    public GraphAnswer get(Line line, String path, Map<String, String> query) {
        return call(line, path, query, null);
    }

    private GraphAnswer call(Line line, String path, Map<String, String> query, @Nullable WatchedBody body) {
        HttpUrl.Builder url = url(line, path);
        query.forEach(url::addQueryParameter);
        GraphAnswer answer = authorized(line, url, body);
        LOG.debug("Graph {} on {}: {}", body == null ? "GET" : "POST", line.key(), answer);
        return answer;
    }

    private GraphAnswer authorized(Line line, HttpUrl.Builder url, @Nullable WatchedBody body) {
        if (closed) {
            return new NotSent(NotSent.Reason.CLOSED);
        }
        Optional<AccessToken> token;
        Optional<AppSecret> appSecret;
        try {
            token = tokens.tokenFor(line);
            appSecret = appSecrets.secretFor(line);
        } catch (RuntimeException | Error failure) {
            Defects.passOnFatal(failure);
            LOG.warn("No token or app secret for {}: {}", line.key(), Defects.describe(failure));
            return new NotSent(NotSent.Reason.TOKEN_UNAVAILABLE);
        }
        if (token.isEmpty()) {
            return new NotSent(NotSent.Reason.NO_TOKEN);
        }
        appSecret.ifPresent(secret -> url.addQueryParameter("appsecret_proof", proof(token.get(), secret)));
        Request.Builder request = new Request.Builder()
                .url(url.build())
                .header("Authorization", "Bearer " + token.get().reveal())
                .header("Accept", "application/json")
                .header("User-Agent", "escala");
        if (body != null) {
            request.post(body);
        }
        return http.exchange(request.build(), body, token.get());
    }

    private HttpUrl.Builder url(Line line, String path) {
        if (!isPath(path)) {
            throw new IllegalArgumentException("not a Graph path");
        }
        return Objects.requireNonNull(HttpUrl.get(endpoints.baseFor(line)), "endpoint")
                .newBuilder()
                .addPathSegment(version)
                .addPathSegments(path);
    }

    /** Whether it is names of letters, digits, dots, hyphens and underscores between slashes, none of which begins with a dot. */
    private static boolean isPath(String path) {
        boolean begins = true;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean slash = c == '/';
            boolean inName = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || (c == '.' && !begins);
            if (slash ? begins : !inName) {
                return false;
            }
            begins = slash;
        }
        return !begins;
    }

    /** Lower-case hex of HMAC-SHA256, keyed by the app secret, over the token. */
    private static String proof(AccessToken token, AppSecret appSecret) {
        return HexFormat.of().formatHex(appSecret.hmacSha256(token.reveal().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Lets go of idle connections. Calls under way end as they would have; later ones end as not sent. */
    @Override
    public void close() {
        closed = true;
        http.close();
    }

    /** No secrets. */
    @Override
    public String toString() {
        return "GraphApi[" + version + "]";
    }

    /** Sets up a {@link GraphApi}. Not thread-safe; wrong settings are refused where they are given. */
    public static final class Builder {
        private static final BoundedPattern VERSION = BoundedPattern.of("v\\d{1,3}\\.\\d{1,2}", 7);

        private final AccessTokens tokens;
        private AppSecrets appSecrets = AppSecrets.none();
        private GraphEndpoints endpoints = GraphEndpoints.meta();
        private String version = "v26.0";
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration deadline = Duration.ofSeconds(30);
        private Clock clock = Clock.systemUTC();

        private Builder(AccessTokens tokens) {
            this.tokens = Objects.requireNonNull(tokens, "tokens: where do access tokens come from?");
        }

        /**
         * Sends {@code appsecret_proof} with every call.
         *
         * @param newAppSecrets where app secrets come from; default: none, no proof
         */
        public Builder appSecrets(AppSecrets newAppSecrets) {
            appSecrets = Objects.requireNonNull(newAppSecrets, "appSecrets");
            return this;
        }

        /**
         * Sets the Graph API version.
         *
         * @param newVersion such as {@code v26.0}, the default
         */
        public Builder version(String newVersion) {
            if (!VERSION.matches(Objects.requireNonNull(newVersion, "version"))) {
                throw new IllegalArgumentException("version must look like v26.0");
            }
            version = newVersion;
            return this;
        }

        /**
         * Sets the hosts, for tests against a stand-in.
         *
         * @param newEndpoints default: {@link GraphEndpoints#meta()}
         */
        public Builder endpoints(GraphEndpoints newEndpoints) {
            endpoints = Objects.requireNonNull(newEndpoints, "endpoints");
            return this;
        }

        /**
         * Sets how long a connection may take to be made.
         *
         * @param newTimeout more than zero; default 5 s
         */
        public Builder connectTimeout(Duration newTimeout) {
            connectTimeout = positive("connectTimeout", newTimeout);
            return this;
        }

        /**
         * Sets the deadline of a whole exchange, connection and answer included, however slowly bytes arrive.
         *
         * @param newDeadline more than zero; default 30 s
         */
        public Builder deadline(Duration newDeadline) {
            deadline = positive("deadline", newDeadline);
            return this;
        }

        /**
         * Sets the clock against which a date in {@code Retry-After} is read.
         *
         * @param newClock default: the system's
         */
        public Builder clock(Clock newClock) {
            clock = Objects.requireNonNull(newClock, "clock");
            return this;
        }

        /**
         * Makes it.
         *
         * @return the one HTTP path, ready to be used by all clients
         */
        public GraphApi build() {
            return new GraphApi(this);
        }

        private static Duration positive(String name, Duration value) {
            if (value.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException(name + " must be at least 1 ms");
            }
            return value;
        }
    }
}
