package io.escala.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says which warnings are due: each at most once an hour and process, so that a flood of events is no flood of lines. Thread-safe. */
public final class HourlyWarnings {
    /** How long a warning is not repeated. */
    static final Duration AGAIN = Duration.ofHours(1);

    /** Strangers' ids must not fill the memory; beyond this many the oldest knowledge is dropped. */
    private static final int MOST = 1_000;

    private final Map<String, Instant> warned = new ConcurrentHashMap<>();

    /**
     * Whether a warning is due; then it counts as given.
     *
     * @param what what it warns of
     * @param now the current time
     */
    public boolean isDue(String what, Instant now) {
        if (warned.size() >= MOST) {
            warned.clear();
        }
        Instant before = warned.putIfAbsent(what, now);
        return before == null || (!now.isBefore(before.plus(AGAIN)) && warned.replace(what, before, now));
    }
}
