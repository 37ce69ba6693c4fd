package io.escala.core.internal.receive;

import io.escala.core.channel.TryAgainException;
import io.escala.core.result.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a body may take that is filed in slices before it is answered. Meta waits a few seconds, so the rest of a body that takes
 * longer is left to its next delivery, which finds the first slices filed. A slice of which little was new never ends a body: otherwise
 * one that is delivered again would not get further. Not thread-safe.
 */
final class AnswerTime {
    static final Duration LIMIT = Duration.ofSeconds(5);

    private final @Nullable InstantSource clock;
    private final Instant begin;
    private Instant sliceBegin;

    private AnswerTime(@Nullable InstantSource clock, Instant begin) {
        this.clock = clock;
        this.begin = begin;
        this.sliceBegin = begin;
    }

    /** For a body that nobody waits for. */
    static AnswerTime unlimited() {
        return new AnswerTime(null, Instant.EPOCH);
    }

    static AnswerTime limited(InstantSource clock) {
        return new AnswerTime(clock, clock.instant());
    }

    /**
     * Ends a slice, before the next one.
     *
     * @param slice what came of its events
     * @throws TryAgainException when the next one would end too late, if it takes as long
     */
    void filed(List<Receipt.Item> slice) {
        if (clock == null) {
            return;
        }
        Instant now = clock.instant();
        Duration took = Duration.between(sliceBegin, now);
        sliceBegin = now;
        long stored = slice.stream()
                .filter(item -> item.outcome() == Receipt.Filing.STORED)
                .count();
        boolean advances = stored * 2 > slice.size();
        if (advances && Duration.between(begin, now).plus(took).compareTo(LIMIT) > 0) {
            throw new TryAgainException("a body of many events is filed in part; its next delivery goes on");
        }
    }
}
