package io.escala.crm.work;

import io.escala.crm.internal.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A request to lease one lane. The caller chooses the token: a request whose answer was lost, made again, returns the lease that
 * was granted.
 *
 * @param token unique to the lease, such as a random id, over all accounts and processes
 * @param kinds only lanes with due work of these kinds
 * @param now only work due at or before this
 * @param duration how long the lease lasts, by the store's clock
 * @param lanes only lanes with one of these names, empty for any
 */
public record LeaseRequest(String token, Set<WorkKind> kinds, Instant now, Duration duration, Set<String> lanes) {
    public LeaseRequest {
        Checks.opaque("token", token);
        kinds = Set.copyOf(kinds);
        lanes = Set.copyOf(lanes);
        Objects.requireNonNull(now, "now");
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("duration must be positive");
        }
    }

    /** Creates a request for any lane. */
    public LeaseRequest(String token, Set<WorkKind> kinds, Instant now, Duration duration) {
        this(token, kinds, now, duration, Set.of());
    }

    /** Returns whether a lane with this name may be leased. */
    public boolean wants(String lane) {
        return lanes.isEmpty() || lanes.contains(lane);
    }
}
