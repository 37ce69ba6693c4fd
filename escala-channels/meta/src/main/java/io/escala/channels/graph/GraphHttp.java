package io.escala.channels.graph;

import io.escala.channels.graph.GraphAnswer.NoAnswer;
import io.escala.channels.graph.GraphAnswer.NotSent;
import io.escala.channels.internal.http.Exchange;
import io.escala.channels.internal.http.LengthException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Single exchanges over OkHttp, with its retries, redirects, cookies and decompression turned off: each request is sent once, to
 * its own host. Only one that reads and gets no answer over a broken connection is sent once more.
 */
final class GraphHttp {
    private static final int MAX_IDLE_CONNECTIONS = 32;

    /** Short, so that a reused connection has rarely been closed by the peer: a break would leave a send in doubt. */
    private static final long KEEP_IDLE_SECONDS = 30;

    private static final String RETRY_AFTER = "Retry-After";
    private static final String KEPT_RETRY_AFTER = "X-Escala-Retry-After";

    private final OkHttpClient client;
    private final Clock clock;

    GraphHttp(Duration connectTimeout, Duration deadline, Clock clock) {
        this.clock = clock;
        this.client = new OkHttpClient.Builder()
                .connectTimeout(connectTimeout)
                .readTimeout(deadline)
                .writeTimeout(deadline)
                // From the name lookup to the last byte of the response: slowly arriving bytes do not extend it.
                .callTimeout(deadline)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .connectionPool(new ConnectionPool(MAX_IDLE_CONNECTIONS, KEEP_IDLE_SECONDS, TimeUnit.SECONDS))
                .addNetworkInterceptor(GraphHttp::hideRetryAfter)
                .build();
    }

    /**
     * Makes an exchange.
     *
     * @param within how long it may take
     */
    GraphAnswer exchange(Request request, @Nullable WatchedBody body, AccessToken token, Duration within) {
        try (Response response = body == null
                ? Exchange.get(client, request, System.nanoTime() + within.toNanos())
                : Exchange.once(called(request, within))) {
            return read(response, BoundedBody.read(response.body().source()), token);
        } catch (LengthException failure) {
            return new NoAnswer(NoAnswer.Reason.UNREADABLE_ANSWER);
        } catch (IOException failure) {
            NotSent.Reason unread = body == null ? null : body.unread();
            if (unread != null) {
                return new NotSent(unread);
            }
            return body == null || body.begun()
                    ? new NoAnswer(BoundedBody.reasonFor(failure))
                    : new NotSent(NotSent.Reason.UNREACHABLE);
        }
    }

    private Call called(Request request, Duration within) {
        Call call = client.newCall(request);
        call.timeout().timeout(within.toNanos(), TimeUnit.NANOSECONDS);
        return call;
    }

    void close() {
        client.connectionPool().evictAll();
    }

    private GraphAnswer read(Response response, BoundedBody body, AccessToken token) {
        int status = response.code();
        if (response.isSuccessful()) {
            return success(status, body, token);
        }
        if (status < 400) {
            return new NoAnswer(NoAnswer.Reason.REDIRECTED);
        }
        GraphError error = ErrorBody.read(status, body.bytes(), body.broken() == null, token);
        if (error == null && status != 429) {
            return new NoAnswer(
                    body.broken() == null || body.broken() == NoAnswer.Reason.ANSWER_TOO_LARGE
                            ? NoAnswer.Reason.UNREADABLE_ANSWER
                            : body.broken());
        }
        Duration retryAfter = RetryAfter.of(
                response.header(KEPT_RETRY_AFTER), response.header("X-Business-Use-Case-Usage"), clock.instant());
        return new GraphAnswer.Refused(error == null ? GraphError.ofStatus(status) : error, retryAfter);
    }

    private static GraphAnswer success(int status, BoundedBody body, AccessToken token) {
        if (body.broken() != null) {
            return new NoAnswer(body.broken());
        }
        Map<String, Object> object = GraphJson.readObject(body.bytes());
        if (object == null) {
            boolean blank = new String(body.bytes(), StandardCharsets.UTF_8).isBlank();
            return new NoAnswer(blank ? NoAnswer.Reason.EMPTY_ANSWER : NoAnswer.Reason.UNREADABLE_ANSWER);
        }
        // Hardly any answer has one, so that few are read twice.
        GraphError error = object.get("error") instanceof Map ? ErrorBody.inside(status, body.bytes(), token) : null;
        return error == null ? new GraphAnswer.Ok(object) : new GraphAnswer.Refused(error, null);
    }

    /**
     * OkHttp repeats a call on its own when a 503 has {@code Retry-After: 0}, so the header is renamed before OkHttp sees
     * it.
     */
    private static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.header(RETRY_AFTER);
        if (wait == null && response.header(KEPT_RETRY_AFTER) == null) {
            return response;
        }
        Response.Builder answer =
                response.newBuilder().removeHeader(RETRY_AFTER).removeHeader(KEPT_RETRY_AFTER);
        return wait == null
                ? answer.build()
                : answer.header(KEPT_RETRY_AFTER, wait).build();
    }
}
