package io.escala.core.internal.send;

import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * When the lines may make their next call: not faster than their rates, and not while they wait because Meta refused a call for the
 * line's rate, refuses the line, or could not be reached. Kept in memory by the process that leases the lines: another one that takes a
 * line over makes one call to find out for itself. Thread-safe.
 */
final class LineTraffic {
    private record Key(AccountId account, LineId line) {}

    private final Map<Key, LineState> lines = new ConcurrentHashMap<>();
    private final LineCredentials credentials;

    LineTraffic(LineCredentials credentials) {
        this.credentials = credentials;
    }

    /** Returns how many calls of a line may begin now. */
    int room(AccountId account, LineId line, Instant now) {
        return Optional.ofNullable(lines.get(new Key(account, line)))
                .map(state -> state.room(now))
                .orElse(LineRate.LOWEST);
    }

    /** Returns whether a line made its last call so long ago that its rate is not used up by any. */
    boolean isQuiet(AccountId account, LineId line, Instant now) {
        return Optional.ofNullable(lines.get(new Key(account, line)))
                .map(state -> state.isQuiet(now))
                .orElse(true);
    }

    /**
     * Reserves a call for an attempt; asked again for the same attempt, it answers the same.
     *
     * @param attempt names the attempt
     * @return until when the line has to wait instead, or empty
     */
    Optional<Instant> reserve(Line line, String attempt, Instant now) {
        return state(line).reserve(attempt, now);
    }

    /**
     * Reserves the one call that finds out whether a stopped line works with its new credentials.
     *
     * @param attempt names the attempt
     * @return whether it is the one: the credentials are others than Meta refused, and no such call is under way
     */
    boolean reserveProbe(Line line, String attempt) {
        return credentials.changed(line) && state(line).reserveProbe(attempt);
    }

    /** A call has ended: if it was the one that finds out, another one may be. */
    void probed(Line line, String attempt) {
        state(line).probed(attempt);
    }

    /** Begins a reserved call, unless the line has to wait since it was reserved. */
    Optional<LineCall> begin(Line line, String attempt, Instant now) {
        return state(line).begin(attempt, now);
    }

    /** Returns until when the line waits, or empty when it does not. */
    Optional<Instant> waitsUntil(Line line, Instant now) {
        return state(line).waitsUntil(now);
    }

    /**
     * A call was refused for the line. Refusals of calls that were under way together count as one.
     *
     * @param next until when the line waits, by how many calls in a row were refused before
     * @return until when it waits
     */
    Instant refused(Line line, LineCall call, IntFunction<Instant> next) {
        return state(line).refused(call, next);
    }

    /**
     * A call was refused because the line is stopped.
     *
     * @param until nothing is called before, whatever calls that are under way are answered
     */
    void stopped(Line line, Instant until) {
        state(line).stopped(until);
    }

    /** The stop is committed: from now on the stored line tells whether it is resumed. */
    void stopRecorded(Line line) {
        state(line).stopRecorded();
    }

    /** A call was answered otherwise. */
    void answered(Line line, LineCall call) {
        state(line).answered(call);
    }

    private LineState state(Line line) {
        return lines.computeIfAbsent(
                new Key(line.account(), line.id()), key -> new LineState(LineRate.perSecond(line.channel())));
    }
}
