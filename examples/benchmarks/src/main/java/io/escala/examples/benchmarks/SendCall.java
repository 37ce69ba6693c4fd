package io.escala.examples.benchmarks;

import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.channels.whatsapp.WhatsAppClient;
import io.escala.channels.whatsapp.WhatsAppText;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The call that sends a text on WhatsApp, beside the same request by OkHttp alone, to a server that answers at once: by one thread, and by
 * sixteen at the same time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init")
public class SendCall {
    private static final int MANY = 16;
    private static final String TOKEN = "EAAGm0PX4ZCpsBAKZCZCmA8rZBq7ZB3nOZA5ZBa";
    private static final String TEXT =
            "Hola, ya lo tenemos: puede pasar hoy hasta las 20, o lo enviamos mañana por la mañana. Gracias";
    private static final String REFERENCE = "01JD8Z5Q6W7E8R9T0Y1V2B3N4M";
    private static final IdentityKey TO = IdentityKey.whatsAppNumber(new Phone("5493415550101"));
    private static final WhatsAppText PAYLOAD = new WhatsAppText(TEXT);

    /** What the library writes for {@link #PAYLOAD}. */
    private static final String BODY =
            "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"to\":\"+"
                    + TO.value() + "\",\"type\":\"text\",\"text\":{\"body\":\"" + TEXT
                    + "\"},\"biz_opaque_callback_data\":\""
                    + REFERENCE + "\"}";

    private static final MediaType JSON = MediaType.get("application/json");

    private AnsweringServer server;
    private GraphApi graph;
    private WhatsAppClient client;
    private OkHttpClient bare;
    private String url;

    /**
     * Starts the server.
     *
     * @throws IOException if it does not start
     */
    @Setup
    public void open() throws IOException {
        server = AnsweringServer.start();
        graph = GraphApi.builder(AccessTokens.always(TOKEN))
                .endpoints(GraphEndpoints.standIn(server.address()))
                .build();
        client = new WhatsAppClient(graph);
        bare = new OkHttpClient.Builder()
                .callTimeout(Duration.ofSeconds(30))
                // By default it keeps five connections, fewer than there are threads.
                .connectionPool(new ConnectionPool(2 * MANY, 30, TimeUnit.SECONDS))
                .build();
        url = server.address() + "/v26.0/" + Business.PHONE_NUMBER_ID + "/messages";
    }

    /** Stops the server. */
    @TearDown
    public void close() {
        graph.close();
        bare.connectionPool().evictAll();
        server.close();
    }

    /** Sends by the library: checks, body, call, and what the answer says. */
    @Benchmark
    @Threads(1)
    public SendOutcome library() {
        SendOutcome outcome = client.send(Business.LINE, TO, PAYLOAD, REFERENCE, null);
        if (!(outcome instanceof SendOutcome.Accepted)) {
            throw new IllegalStateException("not accepted: " + outcome);
        }
        return outcome;
    }

    /** The same by sixteen threads. */
    @Benchmark
    @Threads(MANY)
    public SendOutcome libraryByMany() {
        return library();
    }

    /**
     * Posts a body that is ready, and reads the answer without looking at it.
     *
     * @throws IOException if there is no answer
     */
    @Benchmark
    @Threads(1)
    public String okHttp() throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Accept", "application/json")
                .header("User-Agent", "escala")
                .post(RequestBody.create(BODY, JSON))
                .build();
        try (Response response = bare.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IllegalStateException("answered " + response.code());
            }
            return response.body().string();
        }
    }

    /**
     * The same by sixteen threads.
     *
     * @throws IOException if there is no answer
     */
    @Benchmark
    @Threads(MANY)
    public String okHttpByMany() throws IOException {
        return okHttp();
    }
}
