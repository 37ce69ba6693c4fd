package io.escala.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
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
    void matchesTheRuntimeForEveryLengthOfKeyAndMessage() {
        Random random = new Random(20_090_101);
        for (int length = 1; length <= 200; length++) {
            HmacSha256 hmac = new HmacSha256(bytes(random, length));
            for (int of : new int[] {0, 1, 55, 56, 63, 64, 65, length, 1_000}) {
                byte[] message = bytes(random, of);
                assertThat(hmac.of(message)).isEqualTo(hmac.byMac(message));
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

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
