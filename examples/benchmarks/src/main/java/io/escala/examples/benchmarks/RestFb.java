package io.escala.examples.benchmarks;

import com.restfb.DefaultJsonMapper;
import com.restfb.types.webhook.WebhookObject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
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

/**
 * The same bodies read by RestFB. It has no check of a webhook's signature, so it gets the cheapest there is beside it, and it takes
 * a string, which has to be made of the bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class RestFb {
    /** What arrives. */
    @Param
    public Sample sample;

    private SignedBody body;
    private DefaultJsonMapper mapper;

    /**
     * Makes the body and its signature.
     *
     * @throws GeneralSecurityException when the runtime lacks the algorithm
     */
    @Setup
    public void prepare() throws GeneralSecurityException {
        body = SignedBody.of(sample);
        mapper = new DefaultJsonMapper();
    }

    /**
     * Verifies and reads.
     *
     * @return what the body holds, in RestFB's types
     */
    @Benchmark
    public WebhookObject verifyAndParse() {
        byte[] signature = HexFormat.of().parseHex(body.signature().substring("sha256=".length()));
        if (!MessageDigest.isEqual(signature, body.hmac())) {
            throw new IllegalStateException("refused");
        }
        return mapper.toJavaObject(body.text(), WebhookObject.class);
    }
}
