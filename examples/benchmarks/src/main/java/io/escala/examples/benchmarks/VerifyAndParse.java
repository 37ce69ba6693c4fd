package io.escala.examples.benchmarks;

import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.channels.webhook.WebhookSigner;
import io.escala.core.channel.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
 * pass of the JSON parser over them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class VerifyAndParse {
    private static final String ALGORITHM = "HmacSHA256";

    /** How many messages are in the body. One of them is about 800 bytes. */
    @Param({"1", "100"})
    public int messages;

    private byte[] body;
    private Map<String, List<String>> headers;
    private MetaWebhooks webhooks;
    private Mac mac;
    private JsonMapper json;

    /**
     * Makes the body and its signature.
     *
     * @throws Exception when the runtime lacks the algorithm
     */
    @Setup
    public void prepare() throws Exception {
        body = Bodies.of(Bodies.serial(1), messages, Senders.EACH_ANOTHER);
        headers = Map.of(
                WebhookSigner.HEADER,
                List.of(WebhookSigner.with(Business.SECRET).headerFor(body)));
        Receipt nothing = new Receipt(List.of());
        webhooks = MetaWebhooks.builder(batch -> nothing)
                .app(Business.APP, Business.SECRET)
                .verifyToken("a-verify-token")
                .build();
        mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(Business.APP_SECRET.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
        json = new JsonMapper();
    }

    /**
     * The library: cap, signature, parsing, mapping to events.
     *
     * @return the response
     */
    @Benchmark
    public WebhookResponse library() {
        WebhookResponse response = webhooks.post(WebhookRequest.of(headers::get, body));
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
        return mac.doFinal(body);
    }

    /**
     * One pass of the parser over every token, nothing kept.
     *
     * @return the number of tokens
     */
    @Benchmark
    public int tokenScan() {
        int tokens = 0;
        try (JsonParser parser = json.createParser(body)) {
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
        return json.readTree(body);
    }
}
