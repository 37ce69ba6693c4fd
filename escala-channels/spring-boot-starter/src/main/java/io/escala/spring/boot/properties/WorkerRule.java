package io.escala.spring.boot.properties;

import java.time.Duration;

/** The properties of the workers and the webhook. */
public final class WorkerRule {
    private WorkerRule() {}

    /**
     * Checks numbers and durations.
     *
     * @param properties the properties
     * @param problems collects what is wrong
     */
    public static void check(EscalaProperties properties, PropertyProblems problems) {
        WorkerProperties workers = properties.workers();
        if (workers.threads() < 1) {
            problems.add("escala.workers.threads", "must be at least 1");
        }
        positive("escala.workers.poll-interval", workers.pollInterval(), problems);
        positive("escala.workers.drain-time", workers.drainTime(), problems);
        positive("escala.workers.overdue-after", workers.overdueAfter(), problems);
        if (!properties.webhook().path().startsWith("/")) {
            problems.add("escala.webhook.path", "must begin with a slash");
        }
    }

    private static void positive(String property, Duration value, PropertyProblems problems) {
        if (value.isZero() || value.isNegative()) {
            problems.add(property, "must be longer than zero");
        }
    }
}
