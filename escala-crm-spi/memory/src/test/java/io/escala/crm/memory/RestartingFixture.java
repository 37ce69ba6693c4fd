package io.escala.crm.memory;

import io.escala.crm.memory.GrantedLeases.Grant;
import io.escala.crm.store.CrmStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Subjects whose data survive a restart, but which then have wrong times of leases. */
final class RestartingFixture extends SubjectFixture {
    private final BiFunction<Grant, Instant, Duration> left;

    private RestartingFixture(BiFunction<Grant, Instant, Duration> left) {
        super(clock -> new GrantedLeases(new MemoryCrmStore(clock), clock));
        this.left = left;
    }

    /** Does not store extensions. */
    static RestartingFixture extensionLost() {
        return new RestartingFixture(Grant::left);
    }

    /** Does not store when a lease expires, and gives it its full time again. */
    static RestartingFixture fullTimeAgain() {
        return new RestartingFixture((grant, now) -> grant.duration());
    }

    @Override
    public Optional<CrmStore> reopen() {
        GrantedLeases store = (GrantedLeases) opened();
        store.change(grant -> left.apply(grant, now()));
        return Optional.of(store);
    }
}
