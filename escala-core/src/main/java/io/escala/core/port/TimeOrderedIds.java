package io.escala.core.port;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * Generates strictly increasing ids: a later millisecond starts with new randomness; within one, or when the clock goes
 * backwards, the random part is increased by a random step. Thread-safe, without a lock.
 */
final class TimeOrderedIds implements IdSource {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final long HALF = (1L << 40) - 1;

    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicReference<Id> last;

    TimeOrderedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.last = new AtomicReference<>(new Id(0, random.nextLong() & HALF, random.nextLong() & HALF));
    }

    @Override
    public String next() {
        Id fresh = new Id(clock.millis(), random.nextLong() & HALF, random.nextLong() & HALF);
        return last.updateAndGet(before -> before.followedBy(fresh)).toString();
    }

    /** 48 bits of time, and 80 random bits in two halves. */
    private record Id(long millis, long high, long low) {
        Id followedBy(Id fresh) {
            if (fresh.millis > millis) {
                return fresh;
            }
            // A step uses half of the new randomness; a millisecond has room for two trillion steps.
            long sum = low + fresh.low + 1;
            long carried = high + (sum >> 40);
            return carried <= HALF ? new Id(millis, carried, sum & HALF) : new Id(millis + 1, fresh.high, fresh.low);
        }

        @Override
        public String toString() {
            char[] text = new char[26];
            write(millis, text, 0, 10);
            write(high, text, 10, 8);
            write(low, text, 18, 8);
            return new String(text);
        }

        private static void write(long bits, char[] text, int from, int length) {
            long rest = bits;
            for (int i = from + length - 1; i >= from; i--) {
                text[i] = ALPHABET.charAt((int) (rest & 31));
                rest >>>= 5;
            }
        }
    }
}
