package io.escala.crm.memory;

import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Records when each lease was granted and for how long, to be able to change its time later. */
final class GrantedLeases extends ForwardingCrmStore {
    private final Map<Lease, Grant> grants = new ConcurrentHashMap<>();
    private final InstantSource clock;

    GrantedLeases(CrmStore right, InstantSource clock) {
        super(right);
        this.clock = clock;
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) {
        Optional<Lease> granted = target().lease(request);
        granted.ifPresent(lease -> grants.put(lease, new Grant(clock.instant(), request.duration())));
        return granted;
    }

    /** Gives each current lease a new time from now. */
    void change(Function<Grant, Duration> left) {
        grants.forEach((lease, grant) -> target().extend(lease, left.apply(grant)));
    }

    /** When a lease was granted, and for how long. */
    record Grant(Instant at, Duration duration) {
        /** What is left of it without any extension; zero when it is over. */
        Duration left(Instant now) {
            Duration left = Duration.between(now, at.plus(duration));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
