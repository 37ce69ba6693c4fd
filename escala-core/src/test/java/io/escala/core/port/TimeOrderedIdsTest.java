package io.escala.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final long NOON = Instant.parse("2026-03-04T12:00:00Z").toEpochMilli();
    private static final int TIME = 10;

    private final AtomicLong now = new AtomicLong(NOON);
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }
    };

    private static List<String> take(IdSource source, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(source.next());
        }
        return ids;
    }

    private static void assertRising(List<String> ids) {
        for (int i = 1; i < ids.size(); i++) {
            assertThat(ids.get(i)).isGreaterThan(ids.get(i - 1));
        }
    }

    @Test
    void idsHave26SortableCharacters() {
        assertThat(take(IdSource.timeOrdered(clock, new SecureRandom()), 1_000))
                .allMatch(id -> id.matches("[0-9a-hjkmnp-tv-z]{26}"));
    }

    @Test
    void idsRiseWithinOneMillisecond() {
        List<String> ids = take(IdSource.timeOrdered(clock, new SecureRandom()), 10_000);

        assertRising(ids);
        assertThat(ids.get(9_999).substring(0, TIME)).isEqualTo(ids.get(0).substring(0, TIME));
    }

    @Test
    void idsRiseAcrossMilliseconds() {
        IdSource source = IdSource.timeOrdered(clock, new SecureRandom());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ids.addAll(take(source, 3));
            now.incrementAndGet();
        }

        assertRising(ids);
    }

    @Test
    void idsRiseWhenTheClockGoesBackwards() {
        IdSource source = IdSource.timeOrdered(clock, new SecureRandom());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ids.addAll(take(source, 3));
            now.addAndGet(-3_600_000);
        }
        now.set(NOON + 1);
        ids.addAll(take(source, 3));

        assertRising(ids);
    }

    @Test
    void exhaustedMillisecondContinuesInTheNext() {
        IdSource source = IdSource.timeOrdered(clock, new Always(-1));

        List<String> ids = take(source, 3);
        now.incrementAndGet();
        ids.addAll(take(source, 3));

        assertRising(ids);
        assertThat(ids.get(0)).endsWith("zzzzzzzzzzzzzzzz");
        assertThat(ids.get(1).substring(0, TIME)).isGreaterThan(ids.get(0).substring(0, TIME));
    }

    @Test
    void incrementCarriesIntoTheUpperHalf() {
        // The lower half goes up to its end and over it; the upper half goes up by one with it.
        IdSource source = IdSource.timeOrdered(clock, new Always((1L << 39) - 1));

        List<String> ids = take(source, 4);

        assertRising(ids);
        assertThat(ids)
                .extracting(id -> id.substring(TIME))
                .containsExactly("fzzzzzzzfzzzzzzz", "fzzzzzzzzzzzzzzz", "g0000000fzzzzzzz", "g0000000zzzzzzzz");
    }

    @Test
    void idsRiseWithoutRandomness() {
        assertRising(take(IdSource.timeOrdered(clock, new Always(0)), 1_000));
    }

    @Test
    void everyMillisecondUsesFreshRandomness() {
        IdSource source = IdSource.timeOrdered(clock, new SecureRandom());
        Set<String> beginnings = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            beginnings.add(source.next().substring(TIME, TIME + 8));
            now.incrementAndGet();
        }

        assertThat(beginnings).hasSize(200);
    }

    @Test
    void concurrentIdsAreUniqueAndRisePerThread() throws Exception {
        IdSource source = IdSource.timeOrdered(clock, new SecureRandom());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Set<String> all = new HashSet<>();
        try {
            List<Future<List<String>>> taking = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                taking.add(threads.submit(() -> take(source, 2_000)));
            }
            for (Future<List<String>> each : taking) {
                List<String> ids = each.get(60, TimeUnit.SECONDS);
                assertRising(ids);
                all.addAll(ids);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(all).hasSize(16_000);
    }

    /** Randomness that is always the same. */
    private record Always(long bits) implements RandomGenerator {
        @Override
        public long nextLong() {
            return bits;
        }
    }
}
