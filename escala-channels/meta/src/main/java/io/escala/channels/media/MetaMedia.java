package io.escala.channels.media;

import io.escala.channels.graph.AccessToken;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.internal.defect.Defects;
import io.escala.channels.internal.send.ErrorClass;
import io.escala.channels.internal.send.ErrorTable;
import io.escala.core.channel.MediaOutcome;
import io.escala.core.channel.MediaOutcome.Gone;
import io.escala.core.channel.MediaOutcome.LineStopped;
import io.escala.core.channel.MediaOutcome.Refused;
import io.escala.core.channel.MediaOutcome.TryLater;
import io.escala.core.channel.MediaSink;
import io.escala.core.channel.MediaSource;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.line.Line;
import io.escala.crm.text.BoundedPattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches media that people sent over WhatsApp, Messenger and Instagram. For WhatsApp the URL is looked up by the medium's
 * id and called with the line's token. Messenger and Instagram provide a URL that needs no token.
 *
 * <p>Before every call and redirect, addresses other than Meta's ({@link MediaHosts}) are refused, and so are names that
 * resolve to a non-public address. Downloads are limited to 100 MiB and 75 s by default, verified against Meta's digest
 * where there is one, and never decompressed. No proxy is used: a proxy would resolve names itself, so addresses could not
 * be checked.
 *
 * <p>Thread-safe. Holds connections and daemon threads: create one per application and close it on shutdown. Logs line and
 * outcome at debug level; never a URL, which may carry a signature.
 */
public final class MetaMedia implements MediaSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetaMedia.class);
    private static final ErrorTable ERRORS = ErrorTable.of();

    /** Used as a path segment, so no other characters are permitted. */
    private static final BoundedPattern MEDIA_ID = BoundedPattern.of("[A-Za-z0-9_-]{1,128}", 128);

    private static final int NO_SUCH_OBJECT = 100;
    private static final int NO_SUCH_OBJECT_SUBCODE = 33;

    private final GraphApi graph;
    private final AccessTokens tokens;
    private final MediaHosts hosts;
    private final Download download;

    private MetaMedia(Builder builder) {
        this.graph = builder.graph;
        this.tokens = builder.tokens;
        this.hosts = builder.hosts;
        this.download = new Download(
                builder.hosts, builder.resolver, builder.connectTimeout, builder.deadline, builder.maxBytes);
    }

    /**
     * Creates a builder.
     *
     * @param graph the Graph API, which the caller closes
     * @param tokens the source of access tokens: the same as that of the Graph API
     * @return a builder; all other settings have defaults
     */
    public static Builder builder(GraphApi graph, AccessTokens tokens) {
        return new Builder(graph, tokens);
    }

    @Override
    public MediaOutcome fetch(Line line, MediaRef media, MediaSink sink) {
        MediaOutcome outcome = line.channel() == Channel.WHATSAPP && media.providerId() != null
                ? byId(line, media, media.providerId(), sink)
                : byUrl(line, media, sink);
        LOG.debug("Medium on {}: {}", line.key(), outcome);
        return outcome;
    }

    /** The URL in the webhook is valid for minutes only, so a new one is requested. */
    private MediaOutcome byId(Line line, MediaRef media, String id, MediaSink sink) {
        if (!MEDIA_ID.matches(id)) {
            return new Gone();
        }
        GraphAnswer answer =
                graph.get(line, id, Map.of("phone_number_id", line.key().providerId()));
        if (answer instanceof GraphAnswer.Ok ok) {
            String url = ok.text("url");
            return url == null
                    ? new TryLater("NO_ADDRESS", null)
                    : call(line, media, new Found(url, ok.text("mime_type"), ok.text("sha256"), false), sink);
        }
        return notFound(answer);
    }

    private MediaOutcome byUrl(Line line, MediaRef media, MediaSink sink) {
        return media.url() == null ? new Gone() : call(line, media, new Found(media.url(), null, null, true), sink);
    }

    /** A media URL with the metadata returned for it. */
    private record Found(
            String url, @Nullable String mimeType, @Nullable String sha256, boolean lasting) {}

    private MediaOutcome call(Line line, MediaRef media, Found found, MediaSink sink) {
        Optional<HttpUrl> url = hosts.address(found.url());
        if (url.isEmpty()) {
            return new Refused(Refused.Reason.ADDRESS);
        }
        AccessToken token = null;
        if (hosts.takesToken(url.get(), line)) {
            Optional<AccessToken> known;
            try {
                known = tokens.tokenFor(line);
            } catch (RuntimeException | Error failure) {
                Defects.passOnFatal(failure);
                LOG.warn("No token for {}: {}", line.key(), Defects.describe(failure));
                return new TryLater("TOKEN_UNAVAILABLE", null);
            }
            if (known.isEmpty()) {
                return new LineStopped("NO_TOKEN");
            }
            token = known.get();
        }
        List<MediaDigest> digests = Stream.of(media.sha256(), found.sha256())
                .map(MediaDigest::of)
                .flatMap(Optional::stream)
                .toList();
        String claimed = found.mimeType() == null ? media.mimeType() : found.mimeType();
        return download.run(new Download.Order(url.get(), token, claimed, digests, found.lasting()), sink);
    }

    private static MediaOutcome notFound(GraphAnswer answer) {
        if (answer instanceof GraphAnswer.Refused refused) {
            var error = refused.error();
            if (error.code() == NO_SUCH_OBJECT && error.subcode() == NO_SUCH_OBJECT_SUBCODE) {
                return new Gone();
            }
            String word = "GRAPH_" + (error.hasCode() ? error.code() : error.httpStatus());
            boolean stopped = ERRORS.classify(error) == ErrorClass.LINE_STOPPED;
            return stopped ? new LineStopped(word) : new TryLater(word, refused.retryAfter());
        }
        if (answer instanceof GraphAnswer.NotSent notSent) {
            String word = notSent.reason().name();
            return notSent.reason() == GraphAnswer.NotSent.Reason.NO_TOKEN
                    ? new LineStopped(word)
                    : new TryLater(word, null);
        }
        if (answer instanceof GraphAnswer.NoAnswer noAnswer) {
            return new TryLater(noAnswer.reason().name(), null);
        }
        throw new IllegalStateException("no case for " + answer.getClass());
    }

    /** Closes idle connections. */
    @Override
    public void close() {
        download.close();
    }

    /** Builds a {@link MetaMedia}. Not thread-safe; setters throw {@link IllegalArgumentException} for invalid values. */
    public static final class Builder {
        /** Together with the preceding lookup, less than the two-minute lease of a work lane. */
        private static final Duration LONGEST = Duration.ofSeconds(80);

        private static final long MAX_BYTES = 100L * 1024 * 1024;

        private final GraphApi graph;
        private final AccessTokens tokens;
        private MediaHosts hosts = MediaHosts.meta();
        private Dns resolver = Dns.SYSTEM;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration deadline = Duration.ofSeconds(75);
        private long maxBytes = MAX_BYTES;

        private Builder(GraphApi graph, AccessTokens tokens) {
            this.graph = Objects.requireNonNull(graph, "graph");
            this.tokens = Objects.requireNonNull(tokens, "tokens: where do access tokens come from?");
        }

        /**
         * Sets the maximum size of one medium.
         *
         * @param newMaxBytes 1 to 104,857,600 bytes; default: 104,857,600, Meta's own limit
         */
        public Builder maxBytes(long newMaxBytes) {
            if (newMaxBytes < 1 || newMaxBytes > MAX_BYTES) {
                throw new IllegalArgumentException("maxBytes must be 1 to " + MAX_BYTES);
            }
            maxBytes = newMaxBytes;
            return this;
        }

        /**
         * Sets the deadline of a whole download, including redirects and storing.
         *
         * @param newDeadline 1 ms to 80 s; default 75 s
         */
        public Builder deadline(Duration newDeadline) {
            deadline = within("deadline", newDeadline);
            return this;
        }

        /**
         * Sets the connect timeout.
         *
         * @param newTimeout 1 ms to 80 s; default 5 s
         */
        public Builder connectTimeout(Duration newTimeout) {
            connectTimeout = within("connectTimeout", newTimeout);
            return this;
        }

        /**
         * Sets the hosts from which media may be fetched. For tests against a stand-in server; keep the default in
         * production.
         *
         * @param newHosts default: {@link MediaHosts#meta()}
         */
        public Builder hosts(MediaHosts newHosts) {
            hosts = Objects.requireNonNull(newHosts, "hosts");
            return this;
        }

        /** Sets the name resolver, for tests. */
        Builder resolver(Dns newResolver) {
            resolver = newResolver;
            return this;
        }

        /**
         * Builds the media source.
         */
        public MetaMedia build() {
            return new MetaMedia(this);
        }

        private static Duration within(String name, Duration value) {
            if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(name + " must be 1 ms to " + LONGEST.toSeconds() + " s");
            }
            return value;
        }
    }
}
