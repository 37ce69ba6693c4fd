package io.escala.channels.server;

import static io.escala.channels.webhook.Deliveries.SECRET;

import io.escala.channels.webhook.WebhookSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Calls an endpoint on a port of this machine. */
final class EndpointClient {
    static final String PATH = "/webhook";

    private static final MediaType JSON = MediaType.get("application/json");
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
    };

    private final OkHttpClient http =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    private final int port;

    EndpointClient(int port) {
        this.port = port;
    }

    /** Returns one that has no connection yet. */
    EndpointClient anew() {
        return new EndpointClient(port);
    }

    record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String allow,
            String body) {}

    static String signature(byte[] body) {
        return WebhookSigner.with(SECRET).headerFor(body);
    }

    Answer deliver(byte[] body) throws IOException {
        return deliver(body, signature(body));
    }

    Answer deliver(byte[] body, String signature) throws IOException {
        return call(to(PATH).header(WebhookSigner.HEADER, signature)
                .post(RequestBody.create(body, JSON))
                .build());
    }

    /** Delivers without saying how long the body is. */
    Answer deliverInChunks(byte[] body) throws IOException {
        return call(to(PATH).header(WebhookSigner.HEADER, signature(body))
                .post(new RequestBody() {
                    @Override
                    public MediaType contentType() {
                        return JSON;
                    }

                    @Override
                    public void writeTo(BufferedSink sink) throws IOException {
                        for (byte each : body) {
                            sink.writeByte(each).flush();
                        }
                    }
                })
                .build());
    }

    /** Delivers on a thread of its own. */
    CompletableFuture<Answer> begin(byte[] body) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return deliver(body);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                THREADS);
    }

    Answer challenge(String token) throws IOException {
        return call(to(PATH + "?hub.mode=subscribe&hub.verify_token=" + token + "&hub.challenge=1158201444")
                .build());
    }

    Answer get(String path) throws IOException {
        return call(to(path).build());
    }

    Answer call(String method, byte @Nullable [] body) throws IOException {
        return call(to(PATH).method(method, body == null ? null : RequestBody.create(body, JSON))
                .build());
    }

    private Request.Builder to(String pathAndQuery) {
        return new Request.Builder().url("http://localhost:" + port + pathAndQuery);
    }

    private Answer call(Request request) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(),
                    response.header("Content-Type"),
                    response.header("Allow"),
                    response.body().string());
        }
    }
}
