package io.escala.core.health;

import io.escala.core.work.WorkerStatus;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The health of an account.
 *
 * @param lines each connected line, in order of their ids
 * @param quarantinedElsewhere the number of quarantined items that name none of these lines
 * @param overdue how long the oldest unfinished work of each kind has been due, including the journal that all accounts
 *     share; a kind without due work is absent
 * @param quarantinedWork the number of quarantined work items of each kind, including the journal; a kind without any is
 *     absent
 * @param workers the workers of this process, which serve every account
 * @param problems the reasons why it is not up
 */
public record AccountHealth(
        List<LineHealth> lines,
        long quarantinedElsewhere,
        Map<WorkKind, Duration> overdue,
        Map<WorkKind, Long> quarantinedWork,
        WorkerStatus workers,
        Set<Problem> problems) {
    /** A problem with the work of an account. */
    public enum Problem {
        /**
         * Work of some kind has been due for longer than the inbox's {@code overdueAfter}: no machine runs it, or none keeps
         * up.
         */
        WORK_OVERDUE,
        /** Workers of this process have ended without being stopped. */
        DEAD_WORKERS
    }

    public AccountHealth {
        lines = List.copyOf(lines);
        overdue = Map.copyOf(overdue);
        quarantinedWork = Map.copyOf(quarantinedWork);
        Objects.requireNonNull(workers, "workers");
        problems = Set.copyOf(problems);
    }

    /**
     * Returns whether work is being done: true when there is no problem. Lines that may not send and quarantined items need
     * an operator, but do not count as problems.
     */
    public boolean isUp() {
        return problems.isEmpty();
    }
}
