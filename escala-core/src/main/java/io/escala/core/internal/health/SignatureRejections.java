package io.escala.core.internal.health;

import io.escala.core.channel.SendOutcome;
import io.escala.core.port.Metrics;
import io.escala.core.result.Receipt;
import io.escala.crm.Channel;
import io.escala.crm.change.Relation;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Passes metrics on to the host's metrics, and counts deliveries with a wrong signature. Thread-safe. */
public final class SignatureRejections implements Metrics {
    private final Metrics behind;
    private final Map<String, LongAdder> wrongSignatures = new ConcurrentHashMap<>();

    /**
     * Counts from now on.
     *
     * @param behind the host's metrics
     */
    public SignatureRejections(Metrics behind) {
        this.behind = Metrics.guarded(behind);
    }

    /** The number of deliveries with a wrong signature, by app. */
    public Map<String, Long> wrongSignatures() {
        Map<String, Long> counts = new TreeMap<>();
        wrongSignatures.forEach((app, count) -> counts.put(app, count.sum()));
        return counts;
    }

    @Override
    public void delivery(Answer answer, @Nullable String appId, long nanos) {
        if (answer == Answer.WRONG_SIGNATURE && appId != null) {
            wrongSignatures.computeIfAbsent(appId, first -> new LongAdder()).increment();
        }
        behind.delivery(answer, appId, nanos);
    }

    @Override
    public long ticks() {
        return behind.ticks();
    }

    @Override
    public void event(@Nullable Channel channel, Receipt.Filing outcome, QuarantinedItem.@Nullable Reason reason) {
        behind.event(channel, outcome, reason);
    }

    @Override
    public void send(Channel channel, Sent sent, SendOutcome.@Nullable Rejection rejection, long nanos) {
        behind.send(channel, sent, rejection, nanos);
    }

    @Override
    public void work(WorkKind kind, Worked worked, long nanos) {
        behind.work(kind, worked, nanos);
    }

    @Override
    public void reload(Relation relation) {
        behind.reload(relation);
    }

    @Override
    public void auditLost() {
        behind.auditLost();
    }

    @Override
    public void recordSource(SourceAnswer answer, long nanos) {
        behind.recordSource(answer, nanos);
    }
}
