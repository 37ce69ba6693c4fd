package io.escala.channels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppSecretTest {
    /** RFC 4231, test case 2. */
    @Test
    void signsLikeTheRfcExample() {
        byte[] mac = AppSecret.of("Jefe").hmacSha256("what do ya want for nothing?".getBytes(UTF_8));

        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void isNeverShownAndNeverSerialised() {
        AppSecret secret = AppSecret.of("0f1e2d3c");

        assertThat(secret).hasToString("***").isNotInstanceOf(Serializable.class);
        assertThat(secret.hashCode()).isEqualTo(AppSecret.of("other").hashCode());
    }

    @Test
    void isEqualToTheSameSecretOnly() {
        assertThat(AppSecret.of("a1")).isEqualTo(AppSecret.of("a1")).isNotEqualTo(AppSecret.of("a2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc\n", " abc", "ab c", "ab\u00e9"})
    void malformedSecretIsRefusedWithoutRepeatingIt(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppSecret.of(value))
                .withMessageStartingWith("the app secret")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("abc"));
    }

    @Test
    void signsConcurrently() throws InterruptedException, ExecutionException {
        AppSecret secret = AppSecret.of("0f1e2d3c");
        byte[] body = "x".repeat(10_000).getBytes(UTF_8);
        byte[] expected = secret.hmacSha256(body);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<byte[]> sign = () -> secret.hmacSha256(body);
            List<Future<byte[]>> all = threads.invokeAll(Collections.nCopies(200, sign));
            for (Future<byte[]> one : all) {
                assertThat(one.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
