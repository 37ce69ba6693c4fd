package io.escala.examples.readmes;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.tck.HeldCommit;
import io.escala.crm.tck.StoreFixture;
import java.time.Duration;
import java.util.Optional;

/** The fixture of a store that the reader is to write. */
final class YourFixture implements StoreFixture {
    @Override
    public CrmStore open() {
        throw new UnsupportedOperationException("yours");
    }

    @Override
    public void advanceLeaseClock(Duration by) {
        throw new UnsupportedOperationException("yours");
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
