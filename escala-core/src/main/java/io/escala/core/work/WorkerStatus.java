package io.escala.core.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the workers of a process are doing. Other processes on the same store are not counted.
 *
 * @param started how many were started and not stopped since; 0 where a timer runs the work
 * @param running how many of them are running
 * @param restarts how often one had to begin anew, because an error of the virtual machine such as a full heap had ended what it did
 * @param lastRun when work was last looked for in this process, by a worker or by a timer; null when it never was
 */
public record WorkerStatus(
        int started, int running, long restarts, @Nullable Instant lastRun) {
    /**
     * How many are missing.
     *
     * @return those that have ended though nobody stopped them
     */
    public int dead() {
        return started - running;
    }

    WorkerStatus and(Workers more) {
        return new WorkerStatus(started + more.size(), running + more.running(), restarts + more.restarts(), lastRun);
    }
}
