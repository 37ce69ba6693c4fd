package io.escala.core.health;

import io.escala.core.work.WorkerStatus;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How an account is doing.
 *
 * @param lines each connected line, in order of their ids
 * @param quarantinedElsewhere how much is quarantined that names none of these lines
 * @param overdue for how long the oldest unfinished work of each kind has been due, the journal that all accounts share included; a
 *     kind of which nothing is due is absent
 * @param quarantinedWork how much work of each kind is in quarantine, the journal included; a kind of which there is none is absent
 * @param workers the workers of this process, which serve every account
 * @param problems what keeps it from being up
 */
public record AccountHealth(
        List<LineHealth> lines,
        long quarantinedElsewhere,
        Map<WorkKind, Duration> overdue,
        Map<WorkKind, Long> quarantinedWork,
        WorkerStatus workers,
        Set<Problem> problems) {
    /** What is wrong with the work of an account. */
    public enum Problem {
        /**
         * Work of some kind has been due for longer than the inbox's {@code overdueAfter}: nobody runs it, on this machine or
         * another, or nobody gets to it.
         */
        WORK_OVERDUE,
        /** Workers of this process have ended though nobody stopped them. */
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
     * Whether its work gets done. Lines that may not send, and what is in quarantine, are for somebody to look at, and do not count.
     *
     * @return whether there is no problem
     */
    public boolean isUp() {
        return problems.isEmpty();
    }
}
