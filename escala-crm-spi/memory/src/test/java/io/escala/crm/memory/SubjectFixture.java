package io.escala.crm.memory;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.tck.HeldCommit;
import io.escala.crm.tck.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A subject that differs from the memory store in the store it opens; a subclass declares further differences. */
class SubjectFixture implements StoreFixture {
    private final ManualClock leaseClock = new ManualClock();
    private final Function<ManualClock, CrmStore> opening;
    private @Nullable CrmStore opened;

    SubjectFixture(Function<ManualClock, CrmStore> opening) {
        this.opening = opening;
    }

    final CrmStore opened() {
        return Objects.requireNonNull(opened, "nothing was opened");
    }

    final Instant now() {
        return leaseClock.instant();
    }

    @Override
    public final CrmStore open() {
        opened = opening.apply(leaseClock);
        return opened;
    }

    @Override
    public final void advanceLeaseClock(Duration by) {
        leaseClock.advance(by);
    }

    @Override
    public Optional<CrmStore> reopen() {
        return Optional.empty();
    }

    @Override
    public Optional<HeldCommit> hold(ChangeSet changeSet) {
        return Optional.empty();
    }

    @Override
    public boolean refuse(String text) {
        return false;
    }

    @Override
    public void close() {}
}
