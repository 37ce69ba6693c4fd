package io.escala.core.health;

import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How an account is doing.
 *
 * @param lines each connected line, in order of their ids
 * @param quarantinedElsewhere how much is set aside that names none of these lines
 * @param overdue for how long the oldest unfinished work of each kind has been due; a kind of which nothing is due is absent
 */
public record AccountHealth(List<LineHealth> lines, long quarantinedElsewhere, Map<WorkKind, Duration> overdue) {
    /** Copies the parts. */
    public AccountHealth {
        lines = List.copyOf(lines);
        overdue = Map.copyOf(overdue);
    }
}
