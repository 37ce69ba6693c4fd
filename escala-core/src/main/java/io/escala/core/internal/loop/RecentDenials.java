package io.escala.core.internal.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which denied calls of this process are recorded already, so that a flood of them neither fills the store nor keeps it busy: the same one once
 * a minute, and of one actor at most {@value #MOST_OF_AN_ACTOR} an hour. Thread-safe.
 */
public final class RecentDenials {
    /** How many denials of one actor are recorded within an hour. */
    public static final int MOST_OF_AN_ACTOR = 1_000;

    /** Strangers' ids must not fill the memory; beyond that the store tells what is recorded already. */
    private static final int MOST = 10_000;

    /** What became of a denial. */
    public enum Answer {
        /** It is to be recorded. */
        NEW,
        /** It is recorded already. */
        REPEATED,
        /** The actor was denied too much within this hour. */
        TOO_MANY
    }

    private final Set<String> ofMinute = new HashSet<>();
    private final Map<String, Integer> ofHour = new HashMap<>();
    private long minute = Long.MIN_VALUE;
    private long hour = Long.MIN_VALUE;

    /** Returns the minute in which denials count as the same. */
    public static long minute(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), Duration.ofMinutes(1).toMillis());
    }

    /**
     * Asks for a denial; if it is new, it counts as recorded from now on.
     *
     * @param actor who was denied it, across accounts
     * @param denial names the denial, its minute included
     * @param now the current time
     */
    public synchronized Answer ask(String actor, String denial, Instant now) {
        long currentMinute = minute(now);
        if (currentMinute != minute || ofMinute.size() >= MOST) {
            minute = currentMinute;
            ofMinute.clear();
        }
        long currentHour = Math.floorDiv(now.toEpochMilli(), Duration.ofHours(1).toMillis());
        if (currentHour != hour || ofHour.size() >= MOST) {
            hour = currentHour;
            ofHour.clear();
        }
        if (ofMinute.contains(denial)) {
            return Answer.REPEATED;
        }
        if (ofHour.merge(actor, 1, Integer::sum) > MOST_OF_AN_ACTOR) {
            return Answer.TOO_MANY;
        }
        ofMinute.add(denial);
        return Answer.NEW;
    }

    /** Forgets a denial that could not be recorded. */
    public synchronized void forget(String denial) {
        ofMinute.remove(denial);
    }
}
