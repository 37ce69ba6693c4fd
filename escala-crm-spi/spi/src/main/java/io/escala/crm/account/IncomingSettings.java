package io.escala.crm.account;

import io.escala.crm.line.LineId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What happens when customers write, beside what registration flows do.
 *
 * @param roundRobin by line, among whom conversations that open without an owner are given out in turn; a line without an entry leaves them to
 *     nobody. At most {@value #MAX_LINES} lines
 * @param statusReplies whether the automatic reply of a status is sent when a customer writes to a user who is not online
 */
public record IncomingSettings(Map<LineId, RoundRobin> roundRobin, boolean statusReplies) {
    /** The most lines with turns. */
    public static final int MAX_LINES = 200;

    /** Nothing happens. */
    public static final IncomingSettings DEFAULT = new IncomingSettings(Map.of(), false);

    /**
     * Copies the turns.
     *
     * @throws IllegalArgumentException if there are too many lines
     */
    public IncomingSettings {
        roundRobin = Map.copyOf(roundRobin);
        if (roundRobin.size() > MAX_LINES) {
            throw new IllegalArgumentException("roundRobin has at most " + MAX_LINES + " lines");
        }
    }

    /** Returns the turns of a line, or empty when its conversations are left to nobody. */
    public Optional<RoundRobin> turnsOf(LineId line) {
        return Optional.ofNullable(roundRobin.get(line));
    }

    /** Returns a copy in which conversations that open on a line without an owner are given out in turn. */
    public IncomingSettings withRoundRobin(LineId line, RoundRobin turns) {
        Map<LineId, RoundRobin> changed = new HashMap<>(roundRobin);
        changed.put(line, Objects.requireNonNull(turns, "turns"));
        return new IncomingSettings(changed, statusReplies);
    }

    /** Returns a copy in which conversations that open on a line without an owner are left to nobody. */
    public IncomingSettings withoutRoundRobin(LineId line) {
        Map<LineId, RoundRobin> changed = new HashMap<>(roundRobin);
        changed.remove(line);
        return new IncomingSettings(changed, statusReplies);
    }

    /** Returns a copy in which the automatic replies of statuses are sent, or are not. */
    public IncomingSettings withStatusReplies(boolean send) {
        return new IncomingSettings(roundRobin, send);
    }
}
