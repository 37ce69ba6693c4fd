package io.escala.core.internal.work;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases that this process works under. While a heartbeat extends them they are short, so that the lanes of a process that died
 * are taken over soon. Thread-safe.
 */
final class HeldLeases {
    /** How long a lease lasts that a heartbeat extends: longer than a long pause of the virtual machine. */
    static final Duration WITH_HEARTBEAT = Duration.ofSeconds(20);

    /** How long a lease lasts without a heartbeat: longer than the longest call to a channel and the commits around it. */
    static final Duration WITHOUT_HEARTBEAT = Duration.ofMinutes(2);

    /** How often a heartbeat extends the leases. */
    static final Duration BEAT = Duration.ofSeconds(5);

    /** An item that takes longer has lost its worker: the lease expires, and another worker takes the lane over. */
    static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(HeldLeases.class);

    private final InboxContext context;
    /** The items that run under each lease, and since when. */
    private final Map<Lease, Map<WorkKey, Instant>> held = new ConcurrentHashMap<>();

    private final AtomicInteger heartbeats = new AtomicInteger();
    private final AtomicBoolean failing = new AtomicBoolean();

    HeldLeases(InboxContext context) {
        this.context = context;
    }

    /** How long a lease is to last that is taken or extended now. */
    Duration duration() {
        return heartbeats.get() > 0 ? WITH_HEARTBEAT : WITHOUT_HEARTBEAT;
    }

    /** Extends the lease from now on. */
    void held(Lease lease) {
        held.put(lease, new ConcurrentHashMap<>());
    }

    /** Returns whether the lease is still extended: not once it was lost or an item took too long. */
    boolean holds(Lease lease) {
        return held.containsKey(lease);
    }

    /** An item is begun, and has its own time. */
    void begun(Lease lease, WorkKey item) {
        held.computeIfPresent(lease, (same, running) -> {
            running.put(item, context.now());
            return running;
        });
    }

    /** An item has ended. */
    void ended(Lease lease, WorkKey item) {
        held.computeIfPresent(lease, (same, running) -> {
            running.remove(item);
            return running;
        });
    }

    /** Leaves the lease alone, because it is released, given back or lost. */
    void ended(Lease lease) {
        held.remove(lease);
    }

    void heartbeatStarted() {
        heartbeats.incrementAndGet();
    }

    /** Leases that are still held get the time that they need without a heartbeat. */
    void heartbeatEnded() {
        heartbeats.decrementAndGet();
        extend();
    }

    /** Extends all leases. If the store is unavailable, they are extended at the next beat. */
    void extend() {
        Instant oldest = context.now().minus(LONGEST_RUN);
        held.forEach((lease, running) -> {
            if (running.values().stream().anyMatch(since -> since.isBefore(oldest))) {
                LOG.warn("An item runs for more than {}; its lane is left to other workers", LONGEST_RUN);
                held.remove(lease);
            } else {
                extend(lease);
            }
        });
    }

    private void extend(Lease lease) {
        try {
            if (!CommitLoop.reading(() -> context.store().extend(lease, duration()))) {
                held.remove(lease);
            }
            failing.set(false);
        } catch (TryAgainException e) {
            if (!failing.getAndSet(true)) {
                LOG.warn("Leases are not extended: {}", e.getMessage());
            }
        }
    }
}
