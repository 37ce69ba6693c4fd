package io.escala.spring.boot.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code escala.workers.*}.
 *
 * @param enabled Whether this application runs the work of the inbox; another one on the same store may.
 * @param threads How many threads look for work, besides one for each send and each call of a listener.
 * @param pollInterval How long a thread waits when no work is due.
 * @param drainTime How long the shutdown waits for what is under way.
 * @param overdueAfter How long work may be due before the health of the application is not up.
 */
public record WorkerProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2") int threads,
        @DefaultValue("200ms") Duration pollInterval,
        @DefaultValue("30s") Duration drainTime,
        @DefaultValue("15m") Duration overdueAfter) {}
