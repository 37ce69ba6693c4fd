package io.escala.examples.benchmarks;

import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.result.Receipt;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts the bytes of a signed body to events without storing them, compared with the unavoidable minimum: the HMAC of the
 * bytes and one pass of a JSON parser over them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class VerifyAndParse {
    /** The body. */
    @Param
    public Sample sample;

    /** The events from the library, kept so that the JVM cannot eliminate any work. */
    @Nullable
    IncomingBatch handedOn;

    private SignedBody body;
    private MetaWebhooks webhooks;
    private JsonMapper json;
    private com.fasterxml.jackson.databind.json.JsonMapper jsonOfJackson2;

    /**
     * Creates the body and its signature.
     *
     * @throws GeneralSecurityException if the runtime lacks the algorithm
     */
    @Setup
    public void prepare() throws GeneralSecurityException {
        body = SignedBody.of(sample);
        Receipt nothing = new Receipt(List.of());
        webhooks = MetaWebhooks.receiving(batch -> {
                    handedOn = batch;
                    return nothing;
                })
                .app(Business.APP, Business.SECRET)
                .verifyToken("a-verify-token")
                .build();
        json = new JsonMapper();
        jsonOfJackson2 = new com.fasterxml.jackson.databind.json.JsonMapper();
    }

    /** Runs the library: size limit, signature, parsing, mapping to events. */
    @Benchmark
    public WebhookResponse library() {
        WebhookResponse response = webhooks.post(WebhookRequest.of(header -> List.of(body.signature()), body.bytes()));
        if (response.status() != 200) {
            throw new IllegalStateException("refused with " + response.status());
        }
        return response;
    }

    /** Computes only the HMAC, with a key that is set up once. */
    @Benchmark
    public byte[] hmac() {
        return body.hmac();
    }

    /**
     * Passes the parser over every token and keeps nothing.
     *
     * @return the number of tokens
     */
    @Benchmark
    public int tokenScan() {
        int tokens = 0;
        try (JsonParser parser = json.createParser(body.bytes())) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /**
     * The lower bound: HMAC and token pass one after the other.
     *
     * @return a value that depends on both
     */
    @Benchmark
    public int hmacAndTokenScan() {
        return hmac()[0] + tokenScan();
    }

    /** Parses the body into Jackson's tree, without signature and mapping. */
    @Benchmark
    public JsonNode treeRead() {
        return json.readTree(body.bytes());
    }

    /**
     * Parses the body into the tree of Jackson 2.
     *
     * @throws java.io.IOException never, the JSON is valid
     */
    @Benchmark
    public com.fasterxml.jackson.databind.JsonNode treeReadOfJackson2() throws java.io.IOException {
        return jsonOfJackson2.readTree(body.bytes());
    }
}
