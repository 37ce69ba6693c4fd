package io.escala.channels.media;

import io.escala.channels.graph.AccessToken;
import io.escala.channels.internal.http.Exchange;
import io.escala.channels.internal.http.LengthException;
import io.escala.channels.internal.http.StatedLength;
import io.escala.core.channel.MediaOutcome;
import io.escala.core.channel.MediaOutcome.Gone;
import io.escala.core.channel.MediaOutcome.Refused;
import io.escala.core.channel.MediaOutcome.TryLater;
import io.escala.core.channel.MediaSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Downloads over OkHttp, with its redirects, cookies and decompression turned off. Redirects are followed here: at most
 * three, each to a checked address, never with the token. Thread-safe.
 */
final class Download {
    private static final int MAX_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    /** Meta's hosts have returned empty responses to clients that do not look like a browser. */
    private static final String USER_AGENT = "Mozilla/5.0 (compatible; escala)";

    private final OkHttpClient client;
    private final MediaHosts hosts;
    private final Duration deadline;
    private final long maxBytes;

    Download(MediaHosts hosts, Dns resolver, Duration connectTimeout, Duration deadline, long maxBytes) {
        this.hosts = hosts;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
        this.client = new OkHttpClient.Builder()
                .dns(new PublicDns(resolver, hosts.standInHost()))
                // A proxy would resolve the names itself, so the addresses would not be checked.
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(connectTimeout)
                .readTimeout(deadline)
                .writeTimeout(deadline)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .build();
    }

    /** A requested medium with its claimed type and digests. */
    record Order(
            HttpUrl url,
            @Nullable AccessToken token,
            @Nullable String mimeType,
            List<MediaDigest> digests,
            boolean permanentIfRefused) {}

    MediaOutcome run(Order order, MediaSink sink) {
        long end = System.nanoTime() + deadline.toNanos();
        HttpUrl url = order.url();
        AccessToken token = order.token();
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Request.Builder request = new Request.Builder()
                    .url(url)
                    // "identity" prevents OkHttp from requesting and decompressing a compressed response.
                    .header("Accept-Encoding", "identity")
                    .header("Accept", "*/*")
                    .header("User-Agent", USER_AGENT);
            if (token != null) {
                request.header("Authorization", "Bearer " + token.reveal());
            }
            // One deadline for all hops, from the first name lookup to the last byte.
            try (Response response = Exchange.get(client, request.build(), end)) {
                if (!REDIRECTS.contains(response.code())) {
                    return read(response, order, sink);
                }
                String location = response.header("Location");
                Optional<HttpUrl> next = location == null ? Optional.empty() : hosts.redirect(url, location);
                if (next.isEmpty()) {
                    return new Refused(Refused.Reason.ADDRESS);
                }
                url = next.get();
                token = null;
            } catch (PublicDns.NotPublicException e) {
                return new Refused(Refused.Reason.ADDRESS);
            } catch (LengthException e) {
                return new Refused(Refused.Reason.LENGTH);
            } catch (InterruptedIOException e) {
                return new TryLater("TIMED_OUT", null);
            } catch (IOException e) {
                return new TryLater("UNREACHABLE", null);
            }
        }
        return new Refused(Refused.Reason.REDIRECTS);
    }

    private MediaOutcome read(Response response, Order order, MediaSink sink) {
        int status = response.code();
        if (status != 200) {
            boolean gone = order.permanentIfRefused() && status >= 400 && status < 500 && !LATER.contains(status);
            return gone ? new Gone() : new TryLater("HTTP_" + status, null);
        }
        String encoding = response.header("Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            return new Refused(Refused.Reason.ENCODED);
        }
        if (StatedLength.isBeyond(response, maxBytes)) {
            return new Refused(Refused.Reason.TOO_LARGE);
        }
        String contentType = response.header("Content-Type");
        return take(
                new CheckedBody(response.body().byteStream(), maxBytes, order.digests()),
                contentType == null || contentType.isBlank() ? order.mimeType() : contentType.strip(),
                sink);
    }

    private static MediaOutcome take(CheckedBody body, @Nullable String mimeType, MediaSink sink) {
        try {
            sink.take(body, mimeType);
            if (body.endsHere()) {
                return new MediaOutcome.Fetched(body.count(), mimeType);
            }
            return new TryLater("NOT_STORED", null);
        } catch (IOException e) {
            MediaOutcome broken = body.broken();
            return broken != null ? broken : new TryLater("NOT_STORED", null);
        }
    }

    void close() {
        client.connectionPool().evictAll();
    }
}
