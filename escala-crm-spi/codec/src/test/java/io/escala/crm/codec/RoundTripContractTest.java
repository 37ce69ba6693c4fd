package io.escala.crm.codec;

import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.HeldCommit;
import io.escala.crm.tck.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The whole contract, with everything that goes into the store and comes out of it written and read: random ChangeSets, hostile texts,
 * the longest keys, every variant.
 */
class RoundTripContractTest extends CrmStoreContract {
    @Override
    protected StoreFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements StoreFixture {
        private volatile Instant leaseTime = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public CrmStore open() {
            return RoundTripStore.around(new MemoryCrmStore(() -> leaseTime));
        }

        @Override
        public void advanceLeaseClock(Duration by) {
            leaseTime = leaseTime.plus(by);
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
}
