package io.escala.core.micrometer;

import io.escala.core.channel.SendOutcome;
import io.escala.core.port.Metrics;
import io.escala.core.result.Receipt;
import io.escala.crm.Channel;
import io.escala.crm.change.Relation;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reports the library's metrics to a Micrometer registry. Names and tags are part of the API, and listed in the README of
 * escala-core. Tag values are in lower case; a tag that does not apply has the value {@value #NONE}.
 *
 * <p>Needs {@code io.micrometer:micrometer-core}, which the host adds. Thread-safe.
 */
public final class MicrometerMetrics implements Metrics {
    /** The value of a tag that does not apply. */
    public static final String NONE = "none";

    private final MeterRegistry registry;

    /**
     * Creates metrics over a registry, whose clock measures durations.
     *
     * @param registry the registry; the caller keeps ownership
     */
    public MicrometerMetrics(MeterRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    @Override
    public long ticks() {
        return registry.config().clock().monotonicTime();
    }

    @Override
    public void event(@Nullable Channel channel, Receipt.Filing outcome, QuarantinedItem.@Nullable Reason reason) {
        registry.counter("escala.events", "channel", tag(channel), "outcome", tag(outcome), "reason", tag(reason))
                .increment();
    }

    @Override
    public void delivery(Answer answer, @Nullable String appId, long nanos) {
        time(nanos, "escala.deliveries", "answer", tag(answer), "app", Objects.requireNonNullElse(appId, NONE));
    }

    @Override
    public void send(Channel channel, Sent sent, SendOutcome.@Nullable Rejection rejection, long nanos) {
        time(nanos, "escala.sends", "channel", tag(channel), "outcome", tag(sent), "rejection", tag(rejection));
    }

    @Override
    public void work(WorkKind kind, Worked worked, long nanos) {
        time(nanos, "escala.work", "kind", tag(kind), "outcome", tag(worked));
    }

    @Override
    public void reload(Relation relation) {
        registry.counter("escala.reloads", "relation", tag(relation)).increment();
    }

    @Override
    public void auditLost() {
        registry.counter("escala.audit.lost").increment();
    }

    @Override
    public void recordSource(SourceAnswer answer, long nanos) {
        time(nanos, "escala.record.source", "answer", tag(answer));
    }

    private void time(long nanos, String name, String... tags) {
        registry.timer(name, tags).record(nanos, TimeUnit.NANOSECONDS);
    }

    private static String tag(@Nullable Enum<?> value) {
        return value == null ? NONE : value.name().toLowerCase(Locale.ROOT);
    }
}
