package io.escala.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Signs like the JDK for every length of key and message, and like the published examples. */
class HmacSha256Test {
    @Test
    void matchesAPublishedExample() {
        byte[] key = "Jefe".getBytes(StandardCharsets.US_ASCII);
        byte[] message = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

        assertThat(HexFormat.of().formatHex(new HmacSha256(key).of(message)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void matchesTheRuntimeForEveryLengthOfKeyAndMessage() throws GeneralSecurityException {
        Random random = new Random(20_090_101);
        for (int length = 1; length <= 200; length++) {
            byte[] key = bytes(random, length);
            HmacSha256 hmac = new HmacSha256(key);
            for (int of : new int[] {0, 1, 55, 56, 63, 64, 65, length, 1_000}) {
                byte[] message = bytes(random, of);
                assertThat(hmac.of(message)).isEqualTo(byRuntime(key, message));
            }
        }
    }

    @Test
    void oneKeySignsManyMessages() {
        HmacSha256 hmac = new HmacSha256("a-secret".getBytes(StandardCharsets.US_ASCII));
        byte[] message = "again".getBytes(StandardCharsets.US_ASCII);

        byte[] first = hmac.of(message);
        hmac.of("something else".getBytes(StandardCharsets.US_ASCII));

        assertThat(hmac.of(message)).isEqualTo(first);
    }

    @Test
    void providerThatCannotCloneSignsManyMessages() throws GeneralSecurityException {
        byte[] key = "a-secret".getBytes(StandardCharsets.US_ASCII);
        HmacSha256 hmac = new HmacSha256(key, new UncloneableMacs().mac());

        for (int length = 0; length < 200; length++) {
            byte[] message = new byte[length];
            assertThat(hmac.of(message)).isEqualTo(byRuntime(key, message));
        }
    }

    @Test
    void threadsShareAKey() {
        byte[] key = "a-secret".getBytes(StandardCharsets.US_ASCII);
        HmacSha256 hmac = new HmacSha256(key);

        List<String> signed = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> HexFormat.of().formatHex(hmac.of(new byte[i % 300])))
                .toList();

        for (int i = 0; i < signed.size(); i++) {
            assertThat(signed.get(i)).isEqualTo(signed.get(i % 300));
        }
        assertThat(signed.stream().distinct()).hasSize(300);
    }

    private static byte[] byRuntime(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HmacSha256.ALGORITHM);
        mac.init(new SecretKeySpec(key, HmacSha256.ALGORITHM));
        return mac.doFinal(message);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
