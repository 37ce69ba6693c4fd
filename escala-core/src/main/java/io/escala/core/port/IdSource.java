package io.escala.core.port;

import java.time.Clock;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Makes ids. Thread-safe. Ids that rise with time keep a store's indexes dense, but nothing depends on their order. */
@FunctionalInterface
public interface IdSource {
    /**
     * A fresh id.
     *
     * @return 1 to 64 ASCII letters, digits, {@code - _ .}, never given before
     */
    String next();

    /**
     * Ids of 26 characters: 48 bits of time in milliseconds, then 80 random bits, in an alphabet that sorts.
     *
     * @param clock the clock
     * @param random thread-safe randomness; a {@link java.security.SecureRandom} unless ids may be guessed
     * @return the source
     */
    static IdSource timeOrdered(Clock clock, RandomGenerator random) {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(random, "random");
        String alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        return () -> {
            char[] id = new char[26];
            long time = clock.millis();
            for (int i = 9; i >= 0; i--) {
                id[i] = alphabet.charAt((int) (time & 31));
                time >>>= 5;
            }
            long high = random.nextLong();
            long low = random.nextLong();
            for (int i = 0; i < 8; i++) {
                id[10 + i] = alphabet.charAt((int) (high & 31));
                id[18 + i] = alphabet.charAt((int) (low & 31));
                high >>>= 5;
                low >>>= 5;
            }
            return new String(id);
        };
    }
}
