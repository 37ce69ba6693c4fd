package io.escala.core.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the workers of a process. Other processes on the same store are not counted.
 *
 * @param started how many were started and not stopped since; 0 when a timer runs the work
 * @param running how many of them are running
 * @param restarts how often a worker restarted after an error of the virtual machine, such as a full heap
 * @param lastRun when a worker or timer of this process last looked for work; null when none did yet
 */
public record WorkerStatus(
        int started, int running, long restarts, @Nullable Instant lastRun) {
    /** Returns how many workers have ended without being stopped. */
    public int dead() {
        return started - running;
    }
}
