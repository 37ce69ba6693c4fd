package io.escala.core.internal.work;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.work.Lease;
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
    private final Map<Lease, Instant> heldSince = new ConcurrentHashMap<>();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private final AtomicBoolean failing = new AtomicBoolean();

    HeldLeases(InboxContext context) {
        this.context = context;
    }

    /** How long a lease is to last that is taken or extended now. */
    Duration duration() {
        return heartbeats.get() > 0 ? WITH_HEARTBEAT : WITHOUT_HEARTBEAT;
    }

    /** Extends the lease from now on; called again for each item that is begun under it. */
    void held(Lease lease) {
        heldSince.put(lease, context.now());
    }

    /** Leaves the lease alone, because it is released, given back or lost. */
    void ended(Lease lease) {
        heldSince.remove(lease);
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
        heldSince.forEach((lease, since) -> {
            if (since.isBefore(oldest)) {
                LOG.warn("An item runs for more than {}; its lane is left to other workers", LONGEST_RUN);
                heldSince.remove(lease, since);
            } else {
                extend(lease);
            }
        });
    }

    private void extend(Lease lease) {
        try {
            if (!CommitLoop.reading(() -> context.store().extend(lease, duration()))) {
                heldSince.remove(lease);
            }
            failing.set(false);
        } catch (TryAgainException e) {
            if (!failing.getAndSet(true)) {
                LOG.warn("Leases are not extended: {}", e.getMessage());
            }
        }
    }
}
