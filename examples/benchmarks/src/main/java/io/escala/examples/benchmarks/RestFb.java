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
 * The same bodies read by RestFB. It does not verify webhook signatures, so the cheapest verification is added, and it takes
 * a string, so the bytes must be decoded.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class RestFb {
    /** The body. */
    @Param
    public Sample sample;

    private SignedBody body;
    private DefaultJsonMapper mapper;

    /**
     * Creates the body and its signature.
     *
     * @throws GeneralSecurityException if the runtime lacks the algorithm
     */
    @Setup
    public void prepare() throws GeneralSecurityException {
        body = SignedBody.of(sample);
        mapper = new DefaultJsonMapper();
    }

    /**
     * Verifies and parses.
     *
     * @return the contents of the body in RestFB's types
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
