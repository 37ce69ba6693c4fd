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
 */
public record LeaseRequest(String token, Set<WorkKind> kinds, Instant now, Duration duration) {
    public LeaseRequest {
        Checks.opaque("token", token);
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(now, "now");
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("duration must be positive");
        }
    }
}
