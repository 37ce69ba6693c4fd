package io.escala.crm.memory;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.tck.Breaking;
import io.escala.crm.tck.HeldCommit;
import io.escala.crm.tck.StoreFixture;
import java.time.Duration;
import java.util.Optional;

/** The memory store: keeps its data to itself, and commits one ChangeSet after the other. */
final class MemoryFixture implements StoreFixture {
    private final ManualClock leaseClock = new ManualClock();
    private final MemoryFailure failure = new MemoryFailure();

    @Override
    public CrmStore open() {
        return new MemoryCrmStore(leaseClock, new CommitChecks(), failure);
    }

    @Override
    public void advanceLeaseClock(Duration by) {
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
    public Optional<Breaking> breaking() {
        return Optional.of(failure);
    }

    @Override
    public void close() {}
}
