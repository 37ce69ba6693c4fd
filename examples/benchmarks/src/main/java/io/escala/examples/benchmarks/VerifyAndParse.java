package io.escala.examples.benchmarks;

import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.channel.Receipt;
import io.escala.core.intake.IncomingBatch;
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
 * From the bytes of a signed body to events, filed nowhere, beside what that cannot be done without: the HMAC of the bytes and one
 * pass of a JSON parser over them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class VerifyAndParse {
    /** What arrives. */
    @Param
    public Sample sample;

    /** What the library made of it: handed on, so that no part of the work can be left out. */
    @Nullable
    IncomingBatch handedOn;

    private SignedBody body;
    private MetaWebhooks webhooks;
    private JsonMapper json;
    private com.fasterxml.jackson.databind.json.JsonMapper jsonOfJackson2;

    /**
     * Makes the body and its signature.
     *
     * @throws GeneralSecurityException when the runtime lacks the algorithm
     */
    @Setup
    public void prepare() throws GeneralSecurityException {
        body = SignedBody.of(sample);
        Receipt nothing = new Receipt(List.of());
        webhooks = MetaWebhooks.builder(batch -> {
                    handedOn = batch;
                    return nothing;
                })
                .app(Business.APP, Business.SECRET)
                .verifyToken("a-verify-token")
                .build();
        json = new JsonMapper();
        jsonOfJackson2 = new com.fasterxml.jackson.databind.json.JsonMapper();
    }

    /**
     * The library: cap, signature, parsing, mapping to events.
     *
     * @return the response
     */
    @Benchmark
    public WebhookResponse library() {
        WebhookResponse response = webhooks.post(WebhookRequest.of(header -> List.of(body.signature()), body.bytes()));
        if (response.status() != 200) {
            throw new IllegalStateException("refused with " + response.status());
        }
        return response;
    }

    /**
     * The HMAC alone, with a key that is set up once.
     *
     * @return the HMAC
     */
    @Benchmark
    public byte[] hmac() {
        return body.hmac();
    }

    /**
     * One pass of the parser over every token, nothing kept.
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
     * The limit: HMAC and token pass one after the other.
     *
     * @return something of both
     */
    @Benchmark
    public int hmacAndTokenScan() {
        return hmac()[0] + tokenScan();
    }

    /**
     * Reading the body into Jackson's tree, without signature and without anything made of it.
     *
     * @return the tree
     */
    @Benchmark
    public JsonNode treeRead() {
        return json.readTree(body.bytes());
    }

    /**
     * The same by the other line of Jackson.
     *
     * @return the tree
     * @throws java.io.IOException never, of good JSON
     */
    @Benchmark
    public com.fasterxml.jackson.databind.JsonNode treeReadOfJackson2() throws java.io.IOException {
        return jsonOfJackson2.readTree(body.bytes());
    }
}
