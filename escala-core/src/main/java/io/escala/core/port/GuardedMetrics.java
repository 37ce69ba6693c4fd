package io.escala.core.port;

import io.escala.core.channel.SendOutcome;
import io.escala.core.internal.Defects;
import io.escala.core.result.Receipt;
import io.escala.crm.Channel;
import io.escala.crm.change.Relation;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkKind;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Catches and logs what the wrapped metrics throw, because a failing metric must not lose a message. Thread-safe. */
final class GuardedMetrics implements Metrics {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedMetrics.class);

    private final Metrics behind;
    private final AtomicBoolean logged = new AtomicBoolean();

    GuardedMetrics(Metrics behind) {
        this.behind = behind;
    }

    @Override
    public long ticks() {
        try {
            return behind.ticks();
        } catch (RuntimeException | Error e) {
            logOnce(e);
            return 0;
        }
    }

    @Override
    public void event(@Nullable Channel channel, Receipt.Filing outcome, QuarantinedItem.@Nullable Reason reason) {
        try {
            behind.event(channel, outcome, reason);
        } catch (RuntimeException | Error e) {
            logOnce(e);
        }
    }

    @Override
    public void delivery(Answer answer, @Nullable String appId, long nanos) {
        try {
            behind.delivery(answer, appId, nanos);
        } catch (RuntimeException | Error e) {
            logOnce(e);
        }
    }

    @Override
    public void send(Channel channel, Sent sent, SendOutcome.@Nullable Rejection rejection, long nanos) {
        try {
            behind.send(channel, sent, rejection, nanos);
        } catch (RuntimeException | Error e) {
            logOnce(e);
        }
    }

    @Override
    public void work(WorkKind kind, Worked worked, long nanos) {
        try {
            behind.work(kind, worked, nanos);
        } catch (RuntimeException | Error e) {
            logOnce(e);
        }
    }

    @Override
    public void reload(Relation relation) {
        try {
            behind.reload(relation);
        } catch (RuntimeException | Error e) {
            logOnce(e);
        }
    }

    @Override
    public void auditLost() {
        try {
            behind.auditLost();
        } catch (RuntimeException | Error e) {
            logOnce(e);
        }
    }

    @Override
    public void recordSource(SourceAnswer answer, long nanos) {
        try {
            behind.recordSource(answer, nanos);
        } catch (RuntimeException | Error e) {
            logOnce(e);
        }
    }

    /** Logs once, because a broken metric would log at every event. */
    private void logOnce(Throwable defect) {
        Defects.rethrowIfFatal(defect);
        if (logged.compareAndSet(false, true)) {
            LOG.error(
                    "Metrics threw; what they throw from now on is not logged again", Defects.withoutMessages(defect));
        }
    }
}
