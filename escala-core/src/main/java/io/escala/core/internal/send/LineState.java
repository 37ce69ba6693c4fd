package io.escala.core.internal.send;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The calls of the last second of one line, and until when it waits. Thread-safe. */
final class LineState {
    private final int perSecond;

    /** Attempts and when they were reserved or, if they have begun, began; the earliest first. */
    private final Map<String, Instant> calls = new LinkedHashMap<>();

    private @Nullable Instant until;
    private @Nullable String probe;
    private long waits;
    private int refusals;

    LineState(int perSecond) {
        this.perSecond = perSecond;
    }

    synchronized int room(Instant now) {
        return waitsUntil(now).isPresent() ? 0 : perSecond - recent(now);
    }

    synchronized boolean isQuiet(Instant now) {
        return recent(now) == 0;
    }

    synchronized Optional<Instant> reserve(String attempt, Instant now) {
        Optional<Instant> waiting = waitsUntil(now);
        if (waiting.isPresent()) {
            return waiting;
        }
        if (recent(now) < perSecond) {
            calls.putIfAbsent(attempt, now);
        }
        return calls.containsKey(attempt)
                ? Optional.empty()
                : Optional.of(calls.values().iterator().next().plus(LineRate.PERIOD));
    }

    synchronized boolean reserveProbe(String attempt) {
        if (probe == null) {
            probe = attempt;
        }
        return probe.equals(attempt);
    }

    synchronized void probed(String attempt) {
        if (attempt.equals(probe)) {
            probe = null;
        }
    }

    synchronized Optional<LineCall> begin(String attempt, Instant now) {
        boolean waiting = waitsUntil(now).isPresent();
        calls.remove(attempt);
        if (waiting) {
            return Optional.empty();
        }
        calls.put(attempt, now);
        return Optional.of(new LineCall(waits));
    }

    synchronized Optional<Instant> waitsUntil(Instant now) {
        return Optional.ofNullable(until).filter(now::isBefore);
    }

    synchronized Instant refused(LineCall call, IntFunction<Instant> next) {
        if (call.waits() == waits) {
            waits++;
            refusals++;
        }
        Instant asked = next.apply(Math.max(0, refusals - 1));
        return waitAtLeast(asked);
    }

    synchronized void stopped(Instant then) {
        waits++;
        waitAtLeast(then);
    }

    synchronized void stopRecorded() {
        until = null;
    }

    private Instant waitAtLeast(Instant then) {
        Instant later = until == null || until.isBefore(then) ? then : until;
        until = later;
        return later;
    }

    synchronized void answered(LineCall call) {
        if (call.waits() == waits) {
            until = null;
            refusals = 0;
        }
    }

    /** How many calls were made in the last second. */
    private int recent(Instant now) {
        Instant start = now.minus(LineRate.PERIOD);
        calls.values().removeIf(at -> !at.isAfter(start));
        return calls.size();
    }
}
