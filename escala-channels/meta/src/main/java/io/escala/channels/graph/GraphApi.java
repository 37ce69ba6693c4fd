package io.escala.channels.graph;

import io.escala.channels.AppSecret;
import io.escala.channels.graph.GraphAnswer.NotSent;
import io.escala.channels.internal.defect.Defects;
import io.escala.crm.line.Line;
import io.escala.crm.text.BoundedPattern;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP client of the Graph API. Each call is sent at most once, ends by its deadline (default 30 s for the whole
 * exchange), reads at most 1 MiB of response, follows no redirect, and returns its exact outcome.
 *
 * <p>The channel clients use it. Endpoints they do not cover can be called directly, with the same tokens, proof, deadlines
 * and redaction.
 *
 * <p>Thread-safe. Holds connections and daemon threads: create one per application and close it on shutdown. Logs method,
 * line and outcome at debug level; never a token, a text or a person's number.
 */
public final class GraphApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GraphApi.class);

    private final AccessTokens tokens;
    private final AppSecrets appSecrets;
    private final GraphEndpoints endpoints;
    private final String version;

    /** The addresses of the endpoints with the version. */
    private final Map<URI, HttpUrl> bases = new HashMap<>();

    private final GraphHttp http;
    private final Duration deadline;
    private final Duration uploadDeadline;
    private volatile boolean closed;

    private GraphApi(Builder builder) {
        this.tokens = builder.tokens;
        this.appSecrets = builder.appSecrets;
        this.endpoints = builder.endpoints;
        this.version = builder.version;
        bases.put(endpoints.facebook(), base(endpoints.facebook(), version));
        bases.put(endpoints.instagram(), base(endpoints.instagram(), version));
        this.deadline = builder.deadline;
        this.uploadDeadline = builder.uploadDeadline;
        this.http = new GraphHttp(builder.connectTimeout, builder.deadline, builder.clock);
    }

    private static HttpUrl base(URI endpoint, String version) {
        return Objects.requireNonNull(HttpUrl.get(endpoint), "endpoint")
                .newBuilder()
                .addPathSegment(version)
                .build();
    }

    /**
     * Creates a builder.
     *
     * @param tokens the source of access tokens
     * @return a builder; all other settings have defaults
     */
    public static Builder builder(AccessTokens tokens) {
        return new Builder(tokens);
    }

    /**
     * Posts a JSON object.
     *
     * @param line the line; determines host, token and proof
     * @param path the path below the version, such as {@code 1055501234/messages}; segments of ASCII letters, digits, {@code _},
     *     {@code -} and {@code .}
     * @param body the object, of maps, lists, strings, numbers and booleans
     * @return the outcome
     * @throws IllegalArgumentException when the path has another form
     */
    public GraphAnswer post(Line line, String path, Map<String, ?> body) {
        return call("POST", line, path, Map.of(), new WatchedBody(GraphJson.write(body)), deadline);
    }

    /**
     * Posts the fields of a form in place of a JSON object; otherwise as {@link #post}.
     *
     * @throws IllegalArgumentException when the path has another form
     */
    public GraphAnswer postFields(Line line, String path, Map<String, String> fields) {
        return call("POST", line, path, Map.of(), WatchedBody.fields(fields), deadline);
    }

    /**
     * Deletes what a path stands for, or what a JSON object names.
     *
     * @param line the line; determines host, token and proof
     * @param path the path below the version, as for {@link #post}
     * @param body the object, of maps, lists, strings, numbers and booleans; may be empty
     * @return the outcome
     * @throws IllegalArgumentException when the path has another form
     */
    public GraphAnswer delete(Line line, String path, Map<String, ?> body) {
        return delete(line, path, Map.of(), body);
    }

    /**
     * Deletes what a path and query parameters stand for, or what a JSON object names.
     *
     * @param line the line; determines host, token and proof
     * @param path the path below the version, as for {@link #post}
     * @param query query parameters; never secrets
     * @param body the object, of maps, lists, strings, numbers and booleans; may be empty
     * @return the outcome
     * @throws IllegalArgumentException when the path has another form
     */
    public GraphAnswer delete(Line line, String path, Map<String, String> query, Map<String, ?> body) {
        return call("DELETE", line, path, query, new WatchedBody(GraphJson.write(body)), deadline);
    }

    /**
     * Posts a form with one file, which is read as a stream. Such a call has a deadline of its own (default 5 minutes).
     *
     * @param line the line; determines host, token and proof
     * @param path the path below the version, as for {@link #post}
     * @param fields the other fields: texts as they are, maps as JSON
     * @param file the file
     * @return the outcome; {@link GraphAnswer.NotSent} when the file could not be read as stated
     * @throws IllegalArgumentException when the path has another form, or the type of the file is no MIME type
     */
    public GraphAnswer postFile(Line line, String path, Map<String, ?> fields, GraphFile file) {
        MediaType type = MediaType.get(file.mimeType());
        long length;
        try {
            length = file.content().length();
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The length of a file to upload cannot be read: {}", Defects.describe(failure));
            return new NotSent(NotSent.Reason.CONTENT_UNREADABLE);
        }
        if (length < 0) {
            return new NotSent(NotSent.Reason.CONTENT_LENGTH);
        }
        FileBody content = new FileBody(file.content(), type, length);
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.forEach((name, value) -> form.addFormDataPart(name, GraphJson.text(value)));
        form.addFormDataPart(file.field(), file.name(), content);
        return call("POST", line, path, Map.of(), new WatchedBody(form.build(), content), uploadDeadline);
    }

    /**
     * Gets a JSON object.
     *
     * @param line the line; determines host, token and proof
     * @param path the path below the version, as for {@link #post}
     * @param query query parameters; never secrets
     * @return the outcome
     * @throws IllegalArgumentException when the path has another form
     */
    public GraphAnswer get(Line line, String path, Map<String, String> query) {
        return call("GET", line, path, query, null, deadline);
    }

    /**
     * Gets a JSON object within a time, for callers that somebody waits for.
     *
     * @param line the line; determines host, token and proof
     * @param path the path below the version, as for {@link #post}
     * @param query query parameters; never secrets
     * @param within the most that the exchange may take, more than zero; the client's deadline holds all the same
     * @return the outcome
     * @throws IllegalArgumentException when the path has another form, or the time is not more than zero
     */
    public GraphAnswer get(Line line, String path, Map<String, String> query, Duration within) {
        Duration positive = Builder.positive("within", within);
        return call("GET", line, path, query, null, positive.compareTo(deadline) < 0 ? positive : deadline);
    }

    /**
     * Returns by what the token that a call of a line would use now is told apart from others: a digest, never the token.
     *
     * @param line the line
     * @return the digest, or empty when the host has no token or cannot give it
     */
    public Optional<String> credential(Line line) {
        try {
            return tokens.tokenFor(line).map(AccessToken::digest);
        } catch (RuntimeException | Error failure) {
            Defects.passOnFatal(failure);
            return Optional.empty();
        }
    }

    private GraphAnswer call(
            String method,
            Line line,
            String path,
            Map<String, String> query,
            @Nullable WatchedBody body,
            Duration within) {
        HttpUrl.Builder url = url(line, path);
        query.forEach(url::addQueryParameter);
        GraphAnswer answer = authorized(method, line, url, body, within);
        LOG.debug("Graph {} on {}: {}", method, line.key(), answer);
        return answer;
    }

    private GraphAnswer authorized(
            String method, Line line, HttpUrl.Builder url, @Nullable WatchedBody body, Duration within) {
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
                // Prevents OkHttp from requesting and decompressing a compressed response.
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "escala")
                .method(method, body);
        return http.exchange(request.build(), body, token.get(), within);
    }

    private HttpUrl.Builder url(Line line, String path) {
        if (!isPath(path)) {
            throw new IllegalArgumentException("not a Graph path");
        }
        return Objects.requireNonNull(bases.get(endpoints.baseFor(line)), "endpoint")
                .newBuilder()
                .addPathSegments(path);
    }

    /** Whether the path consists of segments of letters, digits, dots, hyphens and underscores, none beginning with a dot. */
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

    /** Lower-case hex of the HMAC-SHA256 of the token under the app secret. */
    private static String proof(AccessToken token, AppSecret appSecret) {
        return HexFormat.of().formatHex(appSecret.hmacSha256(token.reveal().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Closes idle connections. Calls in progress complete normally; later calls return {@link GraphAnswer.NotSent}. */
    @Override
    public void close() {
        closed = true;
        http.close();
    }

    /** Omits secrets. */
    @Override
    public String toString() {
        return "GraphApi[" + version + "]";
    }

    /** Builds a {@link GraphApi}. Not thread-safe; setters throw {@link IllegalArgumentException} for invalid values. */
    public static final class Builder {
        private static final BoundedPattern VERSION = BoundedPattern.of("v\\d{1,3}\\.\\d{1,2}", 7);

        private final AccessTokens tokens;
        private AppSecrets appSecrets = AppSecrets.none();
        private GraphEndpoints endpoints = GraphEndpoints.meta();
        private String version = "v26.0";
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration deadline = Duration.ofSeconds(30);
        private Duration uploadDeadline = Duration.ofMinutes(5);
        private Clock clock = Clock.systemUTC();

        private Builder(AccessTokens tokens) {
            this.tokens = Objects.requireNonNull(tokens, "tokens: where do access tokens come from?");
        }

        /**
         * Sends {@code appsecret_proof} with every call.
         *
         * @param newAppSecrets the source of app secrets; default: none, no proof
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
         * Sets the hosts, for tests against a stand-in server.
         *
         * @param newEndpoints default: {@link GraphEndpoints#meta()}
         */
        public Builder endpoints(GraphEndpoints newEndpoints) {
            endpoints = Objects.requireNonNull(newEndpoints, "endpoints");
            return this;
        }

        /**
         * Sets the connect timeout.
         *
         * @param newTimeout more than zero; default 5 s
         */
        public Builder connectTimeout(Duration newTimeout) {
            connectTimeout = positive("connectTimeout", newTimeout);
            return this;
        }

        /**
         * Sets the deadline of a whole exchange, from connection to the last byte of the response.
         *
         * @param newDeadline more than zero; default 30 s
         */
        public Builder deadline(Duration newDeadline) {
            deadline = positive("deadline", newDeadline);
            return this;
        }

        /**
         * Sets the deadline of a whole exchange that uploads a file. Between two bytes the deadline of other calls holds.
         *
         * @param newDeadline more than zero; default 5 minutes
         */
        public Builder uploadDeadline(Duration newDeadline) {
            uploadDeadline = positive("uploadDeadline", newDeadline);
            return this;
        }

        /**
         * Sets the clock for dates in {@code Retry-After}.
         *
         * @param newClock default: the system's
         */
        public Builder clock(Clock newClock) {
            clock = Objects.requireNonNull(newClock, "clock");
            return this;
        }

        /**
         * Builds the client.
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
