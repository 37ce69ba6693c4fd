package io.escala.core.inbox;

import io.escala.core.internal.work.LeasedWorkRunner;
import io.escala.core.work.WorkRunner;
import io.escala.core.work.WorkerStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All the durable work of an inbox. What followers do is the host's, takes as long as it takes, and has workers of its own, so that sends do
 * not wait for it. Thread-safe.
 *
 * @param own the work of the library
 * @param followers the work of followers
 */
record InboxWork(LeasedWorkRunner own, LeasedWorkRunner followers) implements WorkRunner {
    /** What a follower does may cause work, so both run until neither has any. */
    @Override
    public int runDue(int max) {
        int handled = 0;
        int round = 1;
        while (round > 0 && handled < max) {
            round = own.runDue(max - handled);
            if (handled + round < max) {
                round += followers.runDue(max - handled - round);
            }
            handled += round;
        }
        return handled;
    }

    @Override
    public WorkerStatus workers() {
        WorkerStatus first = own.workers();
        WorkerStatus second = followers.workers();
        Instant lastRun = Stream.of(first.lastRun(), second.lastRun())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new WorkerStatus(
                first.started() + second.started(),
                first.running() + second.running(),
                first.restarts() + second.restarts(),
                lastRun);
    }
}
