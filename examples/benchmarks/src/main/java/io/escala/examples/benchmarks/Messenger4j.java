package io.escala.examples.benchmarks;

import com.github.messenger4j.Messenger;
import com.github.messenger4j.exception.MessengerVerificationException;
import com.github.messenger4j.spi.MessengerHttpClient;
import com.github.messenger4j.webhook.Event;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The Messenger text read by messenger4j, which supports no other channel. It takes a string, so the bytes must be decoded,
 * and verifies the older SHA-1 signature.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class Messenger4j {
    private SignedBody body;
    private Optional<String> olderSignature;
    private Messenger messenger;
    private @Nullable Event last;

    /**
     * Creates the body and its signature.
     *
     * @throws GeneralSecurityException if the runtime lacks the algorithm
     */
    @Setup
    public void prepare() throws GeneralSecurityException {
        body = SignedBody.of(Sample.MESSENGER_TEXT);
        byte[] sha1 = SignedBody.mac("HmacSHA1").doFinal(body.bytes());
        olderSignature = Optional.of("sha1=" + HexFormat.of().formatHex(sha1));
        MessengerHttpClient nobody = (method, url, payload) -> {
            throw new UnsupportedOperationException("nothing is sent");
        };
        messenger = Messenger.create("a-page-token", Business.APP_SECRET, "a-verify-token", Optional.of(nobody));
    }

    /**
     * Verifies and parses.
     *
     * @return the event
     * @throws MessengerVerificationException never, the signature is valid
     */
    @Benchmark
    public @Nullable Event verifyAndParse() throws MessengerVerificationException {
        messenger.onReceiveEvents(body.text(), olderSignature, event -> last = event);
        return last;
    }
}
