package io.escala.core.internal.send;

import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines that wait because Meta refused a call for their rate, or could not be reached. Kept in memory: another process that takes the
 * line over makes one call to find out for itself. Thread-safe.
 */
final class LinePauses {
    private record Key(AccountId account, LineId line) {}

    private record Pause(Instant until, int refusals) {}

    private final Map<Key, Pause> pauses = new ConcurrentHashMap<>();

    /** Returns until when the line waits, or empty when it does not. */
    Optional<Instant> until(AccountId account, LineId line, Instant now) {
        return Optional.ofNullable(pauses.get(new Key(account, line)))
                .map(Pause::until)
                .filter(now::isBefore);
    }

    /** Returns how many calls in a row were refused. */
    int refusals(Line line) {
        Pause pause = pauses.get(key(line));
        return pause == null ? 0 : pause.refusals();
    }

    /** One more call was refused. */
    void refused(Line line, Instant until) {
        pauses.merge(
                key(line),
                new Pause(until, 1),
                (before, now) -> new Pause(
                        before.until().isAfter(now.until()) ? before.until() : now.until(), before.refusals() + 1));
    }

    /** A call was answered otherwise. */
    void ended(Line line) {
        pauses.remove(key(line));
    }

    private static Key key(Line line) {
        return new Key(line.account(), line.id());
    }
}
